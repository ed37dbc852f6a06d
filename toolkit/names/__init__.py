"""Places, organs, posts, persons and laws: found in Chinese and rendered in English. Knows no engine and no report."""
