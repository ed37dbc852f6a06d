"""Section summaries whose every sentence points at its source, and key figures."""
