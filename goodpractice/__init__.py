"""A multilingual catalogue of good practices: read, check, render.

Layers, arrows one way: reading -> model -> checks -> views -> rendering -> outputs -> commands.
Nothing in here imports MkDocs; ``hooks/`` is the only place that knows both.
"""
