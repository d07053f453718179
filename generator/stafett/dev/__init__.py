"""See the site while writing it: a server on this machine that shows every saved file at once."""

from .serve import Preview, Wishes, serve
from .session import Voice

__all__ = ["Preview", "Voice", "Wishes", "serve"]
