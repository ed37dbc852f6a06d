"""Local models behind one interface. Engines know no report."""
