"""The handbook's own building blocks: calculators, checklists and what belongs to them.

The package knows nothing of MkDocs. ``hooks/main.py`` adapts it.
"""
