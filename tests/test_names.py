"""One name, one class: no class name stands in two modules of the program."""

import ast
from collections import defaultdict


def test_no_class_name_stands_in_two_modules(root):
    homes = defaultdict(set)
    for file in (root / "digest").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(str(file.relative_to(root)))
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}
