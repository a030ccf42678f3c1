"""Lines of a scan are looked for band by band: a network's memory grows with what it sees at once.

On a band of bare paper the network sees lines everywhere, so nothing is taken from it where there is no ink.
"""

from __future__ import annotations

from typing import Any

BAND = 960  # rows of pixels the network sees at once: a tabloid page of 200 dpi in five; 1152 take 130 MB more
EDGE = 192  # rows at a band's cut that are thrown away: there the network knows only half of what stands about them
_CELL = 32  # pixels: the sides of a page that is looked at are multiples of it
_INK = 12  # of 255: cells of less contrast are paper


def bands(height: int) -> list[tuple[int, int]]:
    """Return of every band of a picture of *height* rows its first row, and the first row that is kept of it.

    What is kept of a band lies over what the one before it had there.
    """
    found = [(0, 0)]
    while (top := found[-1][0]) + BAND < height:
        following = min(top + BAND - 2 * EDGE, height - BAND)
        found.append((following, following + EDGE))
    return found


class BandedDetector:
    """In the place of rapidocr's detector: it asks the same network, band by band, for its map of the page."""

    def __init__(self, detector: Any) -> None:
        self._detector = detector

    def __call__(self, picture: Any) -> Any:
        """Return the places of the lines of *picture* as rapidocr's own detector does."""
        import numpy
        from rapidocr.ch_ppocr_det.utils import TextDetOutput

        prepare = self._detector.get_preprocess()
        page = prepare.resize(picture)
        height, width = page.shape[:2]
        whole = numpy.zeros((1, 1, height, width), numpy.float32)
        for top, kept in bands(height):
            band = prepare.permute(prepare.normalize(page[top : top + BAND]))
            seen = self._detector.session(band[None].astype(numpy.float32))
            whole[:, :, kept : top + BAND] = seen[:, :, kept - top :]
        whole *= _inked(page)
        boxes, scores = self._detector.postprocess_op(whole, picture.shape[:2])
        if not len(boxes):
            return TextDetOutput()
        return TextDetOutput(picture, self._detector.sorted_boxes(boxes), scores)


def _inked(page: Any) -> Any:
    """Return for every pixel of *page* 1 where its cell has ink, 0 where it is bare paper."""
    import numpy

    height, width, depth = page.shape
    cells = page.reshape(height // _CELL, _CELL, width // _CELL, _CELL, depth)
    contrast = cells.max(axis=(1, 3, 4)).astype(numpy.int16) - cells.min(axis=(1, 3, 4))
    return numpy.kron(contrast >= _INK, numpy.ones((_CELL, _CELL), numpy.float32)).astype(numpy.float32)
