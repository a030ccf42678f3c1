"""The real pages of a draft as it stands, as pictures: the PDF is made once a step, in turn, and its pages drawn."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict

from digest import remaking, renderings
from digest.desk.drafting import Working
from digest.errors import DigestError

__all__ = ["Previews"]

_SHARPNESS = 1.2  # pixels a point: a page of 595 points is read at 714 pixels, half of an office screen
_HELD = 4  # PDF files kept: of a draft before and after a step, for two people


class Previews:
    """The files of one desk that were set last."""

    def __init__(self) -> None:
        self._files: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, draft: Working, number: int) -> bytes:
        """Return page *number* (from 1) of *draft* as a PNG; nothing where there is none or the draft cannot be set."""
        import pypdfium2  # some tenths of a second; only who looks needs it

        with self._lock:  # one at a time: setting a page takes all the memory that a desk should
            try:
                document = pypdfium2.PdfDocument(self._file(draft))
            except DigestError:
                return b""
            if not 0 < number <= len(document):
                return b""
            picture = document[number - 1].render(scale=_SHARPNESS).to_pil()
        written = io.BytesIO()
        picture.save(written, "PNG")
        return written.getvalue()

    def count(self, draft: Working) -> int | None:
        """Return how many pages *draft* has; None where it was not set yet."""
        import pypdfium2

        content = self._files.get((draft.kept.id, draft.seq))
        return len(pypdfium2.PdfDocument(content)) if content else None

    def _file(self, draft: Working) -> bytes:
        """Return the PDF of *draft*, made now if it was not."""
        key = (draft.kept.id, draft.seq)
        if key not in self._files:
            issue = remaking.mask_unprintable(draft.realised(), draft.briefing)
            self._files[key] = renderings.render(issue, "pdf", layout=draft.briefing.layout).content
            while len(self._files) > _HELD:
                self._files.popitem(last=False)
        return self._files[key]
