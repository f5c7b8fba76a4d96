"""The form at /suggest/ in a real browser."""
