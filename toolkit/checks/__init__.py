"""One check, one file; its docstring is its manual page."""
