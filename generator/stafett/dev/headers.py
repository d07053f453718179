"""The published site's headers, as netlify.toml says them, so that what its policy forbids fails here, too."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

FILE = "netlify.toml"
NOT_HERE = ("Strict-Transport-Security", "Cache-Control")
"""The loopback speaks plain HTTP, to which a browser told to use HTTPS would not come back; and nothing here may be kept."""
ALWAYS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
NEEDED = ("script-src", "style-src", "connect-src")
"""What the script that reloads needs of a policy: files from this server."""


@dataclass(frozen=True, slots=True)
class Headers:
    """`rules` are (pattern, headers), later ones over earlier."""

    rules: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def of(self, path: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for pattern, values in self.rules:
            if fnmatch(path, pattern):
                found |= values
        policy = found.get("Content-Security-Policy")
        if policy:
            found["Content-Security-Policy"] = relaxed(policy)
        return {name: value for name, value in found.items() if name not in NOT_HERE} | ALWAYS


def read_headers(site: Path) -> Headers:
    """None where there is no such file, or none that can be read: the host tells of that."""
    try:
        data = tomllib.loads((site / FILE).read_text("utf-8"))
        rules: list[dict[str, Any]] = data.get("headers", [])
        return Headers(tuple((str(rule["for"]), dict(rule["values"])) for rule in rules))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Headers()


def relaxed(policy: str) -> str:
    """With 'self' among the sources of scripts, styles and connections; the published site's own policy has it as a rule."""
    directives = [directive.split() for directive in policy.split(";") if directive.strip()]
    names = {words[0]: words for words in directives}
    for name in NEEDED:
        if name not in names and "default-src" in names:
            directives.append([name, *names["default-src"][1:]])
            names[name] = directives[-1]
        words = names.get(name, ["", "'self'"])
        if "'self'" not in words:
            words[1:] = ["'self'", *(word for word in words[1:] if word != "'none'")]
    return "; ".join(" ".join(words) for words in directives)
