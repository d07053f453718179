"""What must hold between fields and between files; the schema has seen to each field by itself."""

from .bodies import link_problems
from .facts import Facts
from .run import rule_problems

__all__ = ["Facts", "link_problems", "rule_problems"]
