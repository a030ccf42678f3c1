"""The office's settings files: TOML in, checked values out; an error names file, line and key, and what to write."""

from digest.tables.documents import TomlFile, parse, read, read_text
from digest.tables.fields import FILLED, LINES, SECRET, Beside, Check, Filling, Limits, fill, values
from digest.tables.outline import Where
from digest.tables.wording import closest, near

__all__ = [
    "FILLED",
    "LINES",
    "SECRET",
    "Beside",
    "Check",
    "Filling",
    "Limits",
    "TomlFile",
    "Where",
    "closest",
    "fill",
    "near",
    "parse",
    "read",
    "read_text",
    "values",
]
