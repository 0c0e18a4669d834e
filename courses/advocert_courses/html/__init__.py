"""Markdown to safe HTML: one door, `render_html`; `render_inline` for a text that stands inside a line."""

from advocert_courses.html.render import plain_text, render_html, render_inline

__all__ = ["plain_text", "render_html", "render_inline"]
