"""The office's settings files."""
