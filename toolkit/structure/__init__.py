"""From lines of text to a report: headings and their levels, metadata, tables, paragraphs, segments. Reads no files."""
