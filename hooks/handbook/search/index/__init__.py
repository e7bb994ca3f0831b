"""The index: the handbook's text, taken apart into the places a result can lead to."""
