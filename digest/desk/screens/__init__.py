"""The screens of the desk, one module each; their views are short and call what the commands call."""
