"""The archive has one door: nobody outside it sees its database engine."""

from __future__ import annotations

import ast
from pathlib import Path

import digest

ROOT = Path(digest.__file__).parent


def test_no_module_outside_the_archive_asks_for_an_engine() -> None:
    modules = [path for path in ROOT.rglob("*.py") if ROOT / "archive" not in path.parents]
    assert len(modules) > 100
    found = [f"{path.relative_to(ROOT)}:{line}" for path in modules for line in engines(path.read_text("utf-8"))]
    assert found == []


def test_an_engine_would_be_found() -> None:
    assert engines("archive.engine\narguments.engine\nshop.archive._engine.connect()\n") == [1, 3]


def engines(source: str) -> list[int]:
    """Return the lines of *source* that take the attribute ``engine`` of anything but the user's ``arguments``."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr in ("engine", "_engine") and not is_option(node.value)
    ]


def is_option(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "arguments"
