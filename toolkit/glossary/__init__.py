"""The table of terms: read, matched, linted. Knows no engine and no report."""
