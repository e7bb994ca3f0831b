"""The formula language: a typed subset of Excel that knows Chinese names.

``lexer → parser → (names resolved by the reader) → types → units → lower``; none of it knows Markdown.
"""
