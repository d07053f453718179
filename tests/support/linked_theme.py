"""A theme that lies elsewhere."""

from pathlib import Path


def link_theme(folder: Path) -> tuple[Path, Path]:
    """The theme's folder, and one of themes in which the link `x` leads to it."""
    theme, themes = folder / "elsewhere", folder / "themes"
    for made in (theme, themes):
        made.mkdir()
    (theme / "theme.yml").write_text("name: x\n", "utf-8")
    (themes / "x").symlink_to(theme)
    return theme, themes
