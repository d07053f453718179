"""What must hold between fields and between files; the schema has seen to each field by itself."""

from .facts import Facts
from .run import rule_problems

__all__ = ["Facts", "rule_problems"]
