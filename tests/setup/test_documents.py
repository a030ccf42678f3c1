"""The documents name files that there are, and design.md names every module."""

import re
from pathlib import Path

import pytest

PATH = re.compile(r"`((?:digest|templates|tests|benchmarks|docs)/[\w./-]*)`")
ROW = re.compile(r"^\| `digest/([\w/]*)` \|.*\| ([^|]*) \|$", re.MULTILINE)
ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [file for folder in (ROOT, ROOT / "docs") for file in sorted(folder.glob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_file_that_a_document_names_is_there(document):
    text = document.read_text("utf-8")
    named = {path for path in PATH.findall(text) if "NAME" not in path}
    linked = {link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link}
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    assert [link for link in sorted(linked) if not (document.parent / link).exists()] == []


def test_design_names_every_module_once(root):
    text = (root / "docs/design.md").read_text("utf-8")
    named = {f"{package}{name}" for package, row in ROW.findall(text) for name in re.findall(r"`(\w+)`", row)}
    files = (file.relative_to(root / "digest") for file in (root / "digest").rglob("*.py"))
    assert named == {str(file.with_suffix("")) for file in files if not file.stem.startswith("__")}


def test_one_version(root):
    project, changes = ((root / name).read_text("utf-8") for name in ("pyproject.toml", "CHANGELOG.md"))
    version = re.search(r'^version = "(.+)"', project, re.MULTILINE)[1]
    assert f"## [{version}] - 2" in changes
    assert f'__version__ = "{version}"' in (root / "digest/__init__.py").read_text("utf-8")
