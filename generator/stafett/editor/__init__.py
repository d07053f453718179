"""Helps editors with content/: takes in what people have sent by the forms."""

from .inbox import Choices, take_in
from .submissions import ExportError
from .telling import tell, tell_refused

__all__ = ["Choices", "ExportError", "take_in", "tell", "tell_refused"]
