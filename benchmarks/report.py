"""Markdown tables and one SVG plot, from measured numbers only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "benchmarks"
_ROW, _LEFT, _WIDTH = 24, 150, 420


def table(heads: Sequence[str], rows: Sequence[Sequence[str | float]]) -> str:
    """Return a Markdown table; numbers get one decimal place."""
    lines = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * (len(heads) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(map(_cell, row)) + " |" for row in rows)]) + "\n"


def bars(title: str, values: Mapping[str, float], form: str = "{:.1f}") -> str:
    """Return an SVG of horizontal bars, one a name, each with its number."""
    most = max(values.values()) or 1.0
    height = _ROW * len(values) + 40
    body = [f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>']
    for row, (name, value) in enumerate(values.items()):
        top, width = 34 + row * _ROW, _WIDTH * value / most
        fill = "#b3261e" if name.startswith("digest") else "#8a8a8a"
        body.append(f'<text x="8" y="{top + 13}">{escape(name)}</text>')
        body.append(f'<rect x="{_LEFT}" y="{top}" width="{width:.1f}" height="16" fill="{fill}"/>')
        body.append(f'<text x="{_LEFT + width + 6:.1f}" y="{top + 13}">{form.format(value)}</text>')
    size = f'width="{_LEFT + _WIDTH + 70}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *body, "</svg>"]) + "\n"


def write(name: str, text: str) -> None:
    """Write *text* to the file *name* of docs/benchmarks and say so."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"wrote docs/benchmarks/{name}")


def _cell(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}"
