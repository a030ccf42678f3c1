"""Renderings of the fixed issues, each made once a test run; the DOCX also as LibreOffice lays it out."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from digest import fonts, renderings
from digest.model import Form, Rendering
from digest.renderings.layout import files
from digest.renderings.pdf import printing
from tests.renderings import issues as rendering_issues

Rendered = Callable[..., Rendering]


@functools.cache
def _rendered(name: str, form: Form, layout: str) -> Rendering:
    return renderings.render(rendering_issues.FIXTURES[name](), form, layout=layout)


@pytest.fixture(scope="package", autouse=True)
def pressed_once() -> Iterator[None]:
    """The program keeps the last two papers it pressed; here the same issues are asked for again and again."""
    kept = printing._pressed
    printing._pressed = functools.lru_cache(maxsize=None)(kept.__wrapped__)
    yield
    printing._pressed = kept


@pytest.fixture
def pressed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is pressed yet, in one test; what others pressed stays for the rest of them."""
    monkeypatch.setattr(printing, "_pressed", functools.lru_cache(maxsize=None)(printing._pressed.__wrapped__))


@pytest.fixture(scope="session")
def rendered() -> Rendered:
    """Return the rendering of a fixture in a form."""
    return lambda name, form, layout="jianbao": _rendered(name, form, layout)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the PDF that LibreOffice makes of each fixture's DOCX, with our faces for the official ones."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is needed to see the DOCX laid out: apt-get install libreoffice-writer-nogui")
    folder = tmp_path_factory.mktemp("office")
    for name in rendering_issues.FIXTURES:
        (folder / f"{name}.docx").write_bytes(_rendered(name, "docx", "jianbao").content)
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(folder), *(str(file) for file in sorted(folder.glob("*.docx")))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(_aliases(folder))},
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in rendering_issues.FIXTURES}


@pytest.fixture
def official_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pressed_anew: None) -> Path:
    """Return the home of somebody who has installed an official face: KaiTi_GB2312 (our own under that name).

    The same paper looks otherwise there.
    """
    (entry,) = [face for face in fonts.faces() if face.family == "UDKai"]
    face = TTFont(fonts.folder() / entry.file)
    for record in face["name"].names:
        record.string = "KaiTi_GB2312" if record.nameID in (1, 4, 6, 16) else record.string
    (tmp_path / ".fonts").mkdir()
    face.save(tmp_path / ".fonts" / "kai.ttf")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def _aliases(folder: Path) -> Path:
    """Write a fontconfig file in which our faces answer to the official names."""
    layout = files.load(files.folder_of("jianbao"))
    own = {face.official[0]: face.family for face in fonts.faces()}
    aliases = "".join(
        f'<alias binding="same"><family>{names[0]}</family><prefer><family>{own[names[0]]}</family></prefer></alias>'
        for _, names in layout.fonts
    )
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{fonts.folder()}</dir><cachedir>{folder / 'cache'}</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return file
