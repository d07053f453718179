"""What is wrong with content, in words: for people, programs and GitHub."""

from .forms import excerpt, github_report, json_report, text_report
from .lines import line_at
from .messages import describe, printable

__all__ = ["describe", "excerpt", "github_report", "json_report", "line_at", "printable", "text_report"]
