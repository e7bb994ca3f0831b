"""The finished pages, handed to the rooms that make something of all of them.

``main.py`` turns MkDocs' pages into leaves; each module here says what one room is told about them.
"""
