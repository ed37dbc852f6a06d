"""One format, one file; `read_report` picks the reader by content, then by name."""
