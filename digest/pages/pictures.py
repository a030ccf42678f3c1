"""What a page looks like: the picture of one page of a PDF, or of a scan, to show where its articles stand."""

from __future__ import annotations

import io
import warnings
from typing import Any

from digest.errors import SourceError
from digest.model import Fetched
from digest.pages import kinds
from digest.pages.scan import BROKEN, MOST_PICTURE

__all__ = ["picture"]

_WIDTH = 1200  # pixels: small type is legible, and a broadsheet takes 0.5 MB
_HEIGHT = 3 * _WIDTH  # of a column that runs on; a page that says it is taller would take gigabytes


def picture(fetched: Fetched, sheet: int) -> bytes:
    """Return page *sheet* (from 1) of a PDF or picture file as JPEG; empty for what has no pages to be seen.

    SourceError where the file is damaged or has no such page.
    """
    kind = kinds.kind(fetched.content, fetched.location.uri)
    if kind not in ("pdf", "picture"):
        return b""
    from PIL import Image, ImageOps

    stream = io.BytesIO()
    found: Any
    try:
        if kind == "pdf":
            import pypdfium2

            with pypdfium2.PdfDocument(fetched.content) as document:
                page = document[sheet - 1]
                found = page.render(scale=_scale(*page.get_size())).to_pil()
        else:
            with warnings.catch_warnings(action="ignore"):
                scan = Image.open(io.BytesIO(fetched.content))
                if scan.width * scan.height > MOST_PICTURE:
                    raise ValueError("too many pixels")
                scan.seek(sheet - 1)
                found = ImageOps.exif_transpose(scan)
                found.thumbnail((_WIDTH, _HEIGHT))
        found.convert("RGB").save(stream, "JPEG", quality=80)
    except (*BROKEN, RuntimeError, ImportError, Image.DecompressionBombError) as error:
        raise SourceError(fetched.location.uri, "版面图画不出来", "请检查文件能否正常打开") from error
    return stream.getvalue()


def _scale(width: float, height: float) -> float:
    return min(4.0, _WIDTH / max(1.0, width), _HEIGHT / max(1.0, height))
