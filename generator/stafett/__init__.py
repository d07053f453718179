"""Stafett compiles a public catalogue of needs from Markdown into a static site."""
