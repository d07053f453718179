"""Helps editors with content/: takes in what people have sent by the forms."""

from .inbox import Choices, take_in
from .telling import tell

__all__ = ["Choices", "take_in", "tell"]
