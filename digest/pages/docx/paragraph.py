"""A paragraph of a Word file or of a letter: its text and how it is set."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Place


@dataclass(frozen=True, slots=True)
class DocxParagraph:
    """One paragraph, or one line of it where a line break parts it; *level* is that of a heading, 0 for a title."""

    text: str
    size: float | None = None
    bold: bool = False
    align: str = ""
    level: int | None = None
    is_indented: bool = False
    is_row: bool = False
    is_aside: bool = False  # a short text box
    face: str = ""  # of its Chinese characters, where the file names it
    after_picture: bool = False
    after_blank: bool = False  # an empty paragraph stands over it
    is_item: bool = False  # the title of one of several reports, framed before its text
    is_quoted: bool = False  # of a letter that is answered: > …
    lead: int = 0  # characters at the beginning set bold, or in a face of their own, before others that are not
    place: Place | None = None  # on a printed page
