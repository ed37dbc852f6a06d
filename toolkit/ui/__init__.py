"""The pages that app.py launches."""
