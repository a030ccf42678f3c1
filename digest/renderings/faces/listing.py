"""Lists the type faces that fontconfig offers, one JSON object a face: a program of its own (run by ``faces``).

It runs in a child process, because fontconfig reads which faces there are from the environment and once a process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from weasyprint.text.ffi import ffi, fontconfig

_FOUND = 0  # FcResultMatch


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
