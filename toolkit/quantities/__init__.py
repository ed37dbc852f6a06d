"""Figures as values: read in Chinese and in English, compared exactly, rendered. Knows no engine and no report."""
