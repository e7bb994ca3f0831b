"""The tools of a chapter as somebody fills them in with a pen."""
