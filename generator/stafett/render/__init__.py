"""From the catalogue to pages: views, templates, static files."""

from stafett.render.redraw import redraw
from stafett.render.renderer import Renderer, clashes, plan_site
from stafett.render.theme import Theme, load_theme

__all__ = ["Renderer", "Theme", "clashes", "load_theme", "plan_site", "redraw"]
