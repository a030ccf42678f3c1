"""Reports for pages that tests print: those of room 2's tests, and longer ones put together from them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.articles.texts import HELD, SEEN


@dataclass(frozen=True)
class Story:
    """One report as it is printed; ``crossheads`` are those of its paragraphs that are headlines inside the text."""

    headline: str
    paragraphs: tuple[str, ...]
    signature: str = ""
    contributor: str = ""
    kicker: str = ""
    crossheads: tuple[str, ...] = field(default=())

    @property
    def body(self) -> str:
        """Return the paragraphs joined by line feeds."""
        return "\n".join(self.paragraphs)


STORIES = tuple(
    Story(item.headline, item.paragraphs, item.signature, item.contributor, item.kicker) for item in (*SEEN, *HELD)
)


def long_story(headline: str, parts: tuple[int, ...], crossheads: tuple[str, ...] = (), kicker: str = "") -> Story:
    """Return the texts of the stories numbered *parts* as one, with a crosshead before each but the first."""
    paragraphs: list[str] = []
    for number, part in enumerate(parts):
        if number and crossheads:
            paragraphs.append(crossheads[number - 1])
        paragraphs += STORIES[part].paragraphs
    return Story(headline, tuple(paragraphs), "青屿市总工会", "青屿市总工会", kicker, crossheads)


LEAD = long_story(
    "把服务送到职工身边",
    (6, 3, 9, 14, 7),
    ("账本摊在桌面上", "绣针连着致富路", "托管班里笑声多", "矿灯照进小课堂"),
    "青屿实事项目走访",
)
SECOND = long_story("工资集体协商谈出新账本 三万职工得实惠", (16, 0, 12, 5))
THIRD = long_story("师傅的手 徒弟的路", (13, 2, 4), ("焊花里的功夫", "夜校里的灯光"), "劳模工匠进校园")
