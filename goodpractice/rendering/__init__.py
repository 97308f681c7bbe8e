"""Views to HTML: an autoescaping Jinja environment and sanitised Markdown."""
