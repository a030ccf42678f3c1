"""Lists the type faces that fontconfig offers, one JSON object a face: a program of its own (run by ``faces``).

It runs in a child process, because fontconfig reads which faces there are from the environment and once a process.
"""

from __future__ import annotations

import ctypes.util
import importlib.util
import json
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FOUND = 0  # FcResultMatch


def _bindings() -> dict[str, Any]:
    """Return what WeasyPrint's bindings to C define, without the rest of it: 0.1 s of CPU for 0.5."""
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # as in the press
    found = importlib.util.find_spec("weasyprint")
    assert found
    assert found.origin
    return runpy.run_path(str(Path(found.origin).with_name("text") / "ffi.py"))


_BOUND = _bindings()
ffi, fontconfig = _BOUND["ffi"], _BOUND["fontconfig"]


def main() -> None:
    """Write each face with its file and all its family names to standard output."""
    faces = fontconfig.FcConfigGetFonts(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcSetSystem)
    for place in range(faces.nfont):
        families = list(_strings(faces.fonts[place], b"family"))
        files = list(_strings(faces.fonts[place], b"file"))
        sys.stdout.buffer.write(json.dumps({"families": families, "file": files[0]}).encode() + b"\n")


def _strings(face: Any, name: bytes) -> Iterator[str]:
    value = ffi.new("FcChar8 **")
    place = 0
    while fontconfig.FcPatternGetString(face, name, place, value) == _FOUND:
        yield ffi.string(value[0]).decode("utf-8", "surrogateescape")
        place += 1


if __name__ == "__main__":
    main()
