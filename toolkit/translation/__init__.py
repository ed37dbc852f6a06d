"""The cascade: from a report to checked English."""
