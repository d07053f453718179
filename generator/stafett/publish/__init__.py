"""The catalogue in other forms than pages: calendars."""

from .calendar import calendar_files

__all__ = ["calendar_files"]
