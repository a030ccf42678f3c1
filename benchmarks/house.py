"""What the program is made of: ``python -m benchmarks.house [TREE]`` (default: this one) prints two Markdown tables.

Counted by `ast`, nothing is run. *private*: functions whose name begins with an underscore, of all; *one caller*:
private functions whose name is used once in their file, of all; *participles*: functions that are named by what is
done already instead of by a verb (``_…ed``, ``told``, ``begun``); *shared*: class names that stand in two modules.
Inside `articles` *arrows* are imports of one module by another and *floors* the longest way down along them.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# A guess by the ending; `is_`, `has_` and nouns such as `bed`, `feed`, `need`, `speed` are none.
_PARTICIPLE = re.compile(
    r"(?:\w*_)?(?:\w{3,}(?<!ee)(?<!need)(?<!embed)ed|told|begun|kept|known|made|cut|put|set|shown|spoken|taken|written|drawn|parted|found|lost|torn|woven|given|sent|held|built)(?:_\w+)?"
)
_PREDICATE = re.compile(r"_*(?:is|has|was|may|can|are)_")
_HEAD = "| package | files | lines | functions | private | one caller | participles | classes | shared |"


@dataclass(frozen=True, slots=True)
class Module:
    """One file: its package (the first folder), its lines, its functions and classes by name, those with one caller."""

    package: str
    lines: int
    functions: tuple[str, ...]
    lonely: int
    classes: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Print the tables of the tree named."""
    root = Path(arguments[0] if arguments else Path(__file__).resolve().parents[1]) / "digest"
    modules = [_module(file, root) for file in sorted(root.rglob("*.py"))]
    homes = Counter(name for module in modules for name in set(module.classes))
    packages: dict[str, list[Module]] = defaultdict(list)
    for module in modules:
        packages[module.package].append(module)
    print(_HEAD, "|---|" + "---:|" * 8, sep="\n")
    for name, members in [*sorted(packages.items()), ("all", modules)]:
        print(_row(name, members, homes))
    arrows = _arrows(root / "articles")
    print(f"\nInside `articles`: {sum(map(len, arrows.values()))} arrows, {_floors(arrows)} floors.")
    rooms = {module: {_room(other) for other in others} - {_room(module)} for module, others in arrows.items()}
    merged: dict[str, set[str]] = defaultdict(set)
    for module, others in rooms.items():
        merged[_room(module)] |= others
    print(f"Between its rooms: {sum(map(len, merged.values()))} arrows, {_floors(merged)} floors.")
    return 0


def _module(file: Path, root: Path) -> Module:
    text = file.read_text("utf-8")
    tree = ast.parse(text)
    functions = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    used = Counter(_uses(tree))
    place = file.relative_to(root)
    return Module(
        place.parts[0] if len(place.parts) > 1 else "(top)",
        text.count("\n"),
        tuple(functions),
        sum(_is_private(name) and used[name] == 1 for name in functions),
        tuple(classes),
    )


def _uses(tree: ast.AST) -> Iterator[str]:
    """Yield every name that is read, of its own or of an object."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _is_participle(name: str) -> bool:
    return _PREDICATE.match(name) is None and _PARTICIPLE.fullmatch(name.strip("_")) is not None


def _row(name: str, members: list[Module], homes: Counter[str]) -> str:
    functions = [function for module in members for function in module.functions]
    classes = {each for module in members for each in module.classes}
    counts = [
        sum(map(_is_private, functions)),
        sum(module.lonely for module in members),
        sum(map(_is_participle, functions)),
    ]
    shares = [f"{100 * count / max(1, len(functions)):.0f} %" for count in counts]
    lines = sum(module.lines for module in members)
    shared = sum(homes[each] > 1 for each in classes)
    cells = [name, len(members), f"{lines:,}", len(functions), *shares, len(classes), shared]
    return "| " + " | ".join(map(str, cells)) + " |"


def _arrows(folder: Path) -> dict[str, set[str]]:
    """Return for every module of *folder* which others of it it imports."""
    files = [file for file in folder.rglob("*.py") if file.name != "__init__.py"]
    names = {_dotted(file, folder): file for file in files}
    found: dict[str, set[str]] = {}
    for name, file in names.items():
        imports = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        wanted = {f"{node.module}.{each.name}" for node in imports for each in node.names} | {
            str(node.module) for node in imports
        }
        found[name] = wanted & set(names) - {name}
    return found


def _dotted(file: Path, folder: Path) -> str:
    parts = file.relative_to(folder.parents[1]).with_suffix("").parts
    return ".".join(parts)


def _room(module: str) -> str:
    return ".".join(module.split(".")[:3])


def _floors(arrows: dict[str, set[str]]) -> int:
    """Return how many modules stand on one another; imports make no circle."""

    @cache
    def height(name: str) -> int:
        return 1 + max(map(height, arrows.get(name, ())), default=0)

    return max(map(height, arrows), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
