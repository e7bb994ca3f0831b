"""A calculator or checklist in another page's frame: its own page, and the code to copy."""
