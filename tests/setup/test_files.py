"""The front door: locks that hold everything, scripts that parse, and a plain word where a right is missing."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?: --hash=sha256:[0-9a-f]{64})+)$")


def pins(file: Path) -> dict[str, str]:
    """Return name and version of each line of a lock; every line must have a hash."""
    lines = file.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    joined = [" ".join(line.split()) for line in lines if line and not line.startswith("#")]
    matches = [PIN.match(line) for line in joined]
    assert all(matches), [line[:80] for line, match in zip(joined, matches, strict=True) if not match]
    return {match[1]: match[2] for match in matches if match}


def wanted(requirements: list[str]) -> set[str]:
    """Return the names, as locks write them, of the *requirements* that this system has to meet."""
    parsed = map(Requirement, requirements)
    met = [requirement for requirement in parsed if requirement.marker is None or requirement.marker.evaluate()]
    return {canonicalize_name(requirement.name) for requirement in met}


@pytest.fixture(scope="module")
def project():
    """Return pyproject.toml."""
    file = Path(__file__).resolve().parents[2] / "pyproject.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_every_dependency_is_locked(root, project):
    groups = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-dev.lock": project["dependency-groups"]["dev"],
        "requirements-build.lock": project["build-system"]["requires"],
    }
    for lock, requirements in groups.items():
        assert wanted(requirements) <= pins(root / lock).keys()


def test_tests_run_with_the_versions_the_program_runs_with(root):
    program, tests = pins(root / "requirements.lock"), pins(root / "requirements-dev.lock")
    assert program.items() <= tests.items()


@pytest.mark.parametrize("name", [*LOCKS, "Makefile", ".ci/setup", ".ci/run", ".ci/lock", ".ci/smoke"])
def test_no_registry_is_named(root, name):
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file://|--index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("name", ["setup", "run", "lock", "smoke"])
def test_scripts_parse_and_may_be_run(root, name):
    script = root / ".ci" / name
    shell = script.read_text(encoding="utf-8").splitlines()[0].removeprefix("#!")
    assert subprocess.run([shell, "-n", script], check=False).returncode == 0
    assert os.access(script, os.X_OK)


def test_help_lists_every_target_in_chinese(root):
    text = subprocess.run(["make", "help"], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout
    for target in ("brief", "test", "fonts", "wheel", "regions", "clean"):
        assert re.search(rf"^  make {target} +[\u4e00-\u9fff]", text, re.MULTILINE)


def machine(place: Path, **programs: str) -> dict[str, str]:
    """Return an environment whose system programs are the small *programs* given, on top of the usual ones."""
    folder = place / "bin"
    folder.mkdir()
    for name, body in programs.items():
        (folder / name.replace("_", "-")).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name.replace("_", "-")).chmod(0o755)
    return {"PATH": f"{folder}:{os.environ['PATH']}", "LANG": "C.UTF-8"}


@pytest.mark.parametrize(("purpose", "package"), [("brief", "libharfbuzz-subset0"), ("test", "poppler-utils")])
def test_without_root_the_line_to_run_is_printed(root, tmp_path, purpose, package):
    bare = {"dpkg_query": "exit 1", "apt_get": "exit 100", "id": "echo 1000", "sudo": "exit 1"}
    (tmp_path / ".ci").mkdir()
    shutil.copy(root / ".ci" / "setup", tmp_path / ".ci")
    done = subprocess.run(
        [tmp_path / ".ci" / "setup", purpose],
        env=machine(tmp_path, **bare),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "root" in done.stderr
    line = done.stderr.splitlines()[-1]
    assert line.startswith("【准备】sudo apt-get update && sudo apt-get install --no-install-recommends --yes ")
    assert package in line
    assert not (tmp_path / ".venv").exists()
