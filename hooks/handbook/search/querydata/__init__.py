"""Query data: what is known about words, so that a query finds what it means and not only what it says."""
