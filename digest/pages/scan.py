"""Scans and photographs of pages: lines with their places and how sure the recogniser is of each.

The recogniser is an extra (``union-digest[ocr]``: rapidocr and onnxruntime). Its models come in its own package, are
known by their SHA-256, and nothing is ever downloaded.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import io
import math
import statistics
import struct
import warnings
from pathlib import Path
from typing import Any

from digest.errors import SourceError
from digest.model import Block, Box, Fetched, Origin, Page
from digest.pages import kinds, progress
from digest.pages.bands import BandedDetector
from digest.pages.folding import folded

DPI = 200  # a tabloid page at 150 and 300 gained nothing (share of wrong characters 0.22 and 0.19 %)
MOST_PIXELS = 40_000_000
MOST_PICTURE = 80_000_000  # pixels of a picture that is opened at all
_MOST_FRAMES = 100  # pages of one TIFF
_LONGEST_SIDE = 4000  # pixels the recogniser works on; smaller characters than 8 pixels are lost
# Lines read together: six gave 12 wrong characters instead of 14 of 5,947 and took as long; memory not measured alone.
_LINES_AT_ONCE = 2
_TILTED = 0.05  # degrees a page may lie aslant before its places are turned back
_LIKE = 0.22  # share by which heights of lines of one size of type differ, as they are measured
_LEAST_SURE = 0.5  # certainty below which a line is a smudge
_MODELS = {  # of rapidocr 3.10
    "PP-OCRv6_det_small.onnx": "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    "PP-OCRv6_rec_small.onnx": "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
}
# What Pillow raises on pictures that are none: each of its formats was written by another hand.
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    struct.error,
)
REMEDY = "请安装识字组件（make ocr），或附上文字稿"


def is_there() -> bool:
    """Tell whether the recogniser of characters is installed."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the pages of a picture file; raise SourceError, in Chinese, where it cannot be read."""
    uri = fetched.location.uri
    if not is_there():
        raise SourceError(uri, f"这是{kinds.named(fetched.content) or '图片'}，要识字才能读", REMEDY)
    from PIL import Image, ImageOps

    pages: list[Page] = []
    line = start = 0
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(fetched.content)) as picture:
            if picture.width * picture.height > MOST_PICTURE:
                raise SourceError(uri, "图片太大", "请按 200 dpi 另存后再试")
            frames = min(getattr(picture, "n_frames", 1), _MOST_FRAMES)
            for number in range(frames):
                progress.tell(number, frames)
                picture.seek(number)
                upright = ImageOps.exif_transpose(picture).convert("RGB")
                scale = 72 / DPI
                page = recognised(upright, scale, Origin(uri=uri, page=number + 1), line, start)
                pages.append(page)
                if page.blocks:
                    line, start = page.blocks[-1].line, page.blocks[-1].start + len(page.blocks[-1].text) + 1
    except (*BROKEN, Image.DecompressionBombError) as error:
        raise SourceError(uri, "图片已损坏，打不开", "请重新扫描或另存后再试") from error
    if not any(page.blocks for page in pages):
        raise SourceError(uri, "图片里没有认出文字", "请检查图片是否清楚、是否放正")
    return tuple(pages)


def recognised(picture: Any, scale: float, origin: Origin, line: int, start: int) -> Page:
    """Return *picture* (of Pillow) as a page, *scale* points a pixel, its lines counted on from *line* and *start*."""
    import numpy

    if not has_known_models():
        raise SourceError(origin.uri, "识字组件的模型与本程序所知的不符", "请重新安装：make ocr")
    found = _engine()(numpy.asarray(picture))
    boxes = [] if found.boxes is None else found.boxes
    rows = [
        ([(float(x) * scale, float(y) * scale) for x, y in box], str(text), float(score))
        for box, text, score in zip(boxes, found.txts or (), found.scores or (), strict=True)
        if score >= _LEAST_SURE and str(text).strip()
    ]
    places = _upright([corners for corners, _, _ in rows])
    sizes = _sizes([(box, text) for box, (_, text, _) in zip(places, rows, strict=True)])
    blocks: list[Block] = []
    count = 0
    placed = zip(places, rows, sizes, strict=True)
    for box, (_, text, score), size in sorted(placed, key=lambda each: (round(each[0].top), each[0].left)):
        plain, changed = folded(text)
        line += 1
        blocks.append(Block(plain, line, start, box, round(score, 4), size))
        start += len(plain) + 1
        count += changed
    width, height = picture.width * scale, picture.height * scale
    return Page(origin, tuple(blocks), "ocr", folded=count, width=width, height=height, read_by="ocr")


@functools.cache
def has_known_models() -> bool:
    """Tell whether the recogniser's models are those that were measured."""
    try:
        found = {name: hashlib.sha256((_folder() / name).read_bytes()).hexdigest() for name in _MODELS}
    except OSError:
        return False
    return found == _MODELS


def _folder() -> Path:
    import rapidocr

    return Path(rapidocr.__file__).parent / "models"


@functools.cache
def _engine() -> Any:
    """Return the recogniser, loaded once a process: it takes seconds and half a gigabyte."""
    from rapidocr import RapidOCR

    detector, reader = (str(_folder() / name) for name in _MODELS)
    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.max_side_len": _LONGEST_SIDE,
            "Det.model_path": detector,
            "Rec.model_path": reader,
            "Rec.rec_batch_num": _LINES_AT_ONCE,
        }
    )
    engine.text_det = BandedDetector(engine._load_det_model())  # it takes what is set there for its own
    return engine


def _upright(rows: list[list[tuple[float, float]]]) -> list[Box]:
    """Return the upright rectangle of each of *rows*, corners of lines, turned back where the page lies aslant.

    Their sides are in the middle of the slanting ones.
    """
    wide = [corners for corners in rows if corners[1][0] - corners[0][0] > 4 * (corners[3][1] - corners[0][1])]
    angles = [math.atan2(corners[1][1] - corners[0][1], corners[1][0] - corners[0][0]) for corners in wide]
    angle = statistics.median(angles) if angles else 0.0
    angle = angle if abs(math.degrees(angle)) >= _TILTED else 0.0
    boxes: list[Box] = []
    for corners in rows:
        (a, b), (c, d), (e, f), (g, h) = (
            (x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)) for x, y in corners
        )
        boxes.append(Box((a + g) / 2, (b + d) / 2, (c + e) / 2, (f + h) / 2))
    return boxes


def _sizes(placed: list[tuple[Box, str]]) -> list[float]:
    """Return the size of the type of each line: its pitch or height, those near the usual one set to it."""
    sizes: list[float] = []
    for box, text in placed:
        ems = sum(0.5 if sign.isascii() else 1.0 for sign in text)
        width, height = box.right - box.left, box.bottom - box.top
        pitch = min(width / ems, height) if ems >= 4 else height * 0.8  # a short line does not tell its pitch
        sizes.append(width * 0.8 if height > 2 * width and len(text) > 1 else pitch)
    long = [size for size, (_, text) in zip(sizes, placed, strict=True) if len(text) >= 6]
    if not long:
        return sizes
    usual = statistics.median(long)
    return [usual if abs(size - usual) <= _LIKE * usual else size for size in sizes]
