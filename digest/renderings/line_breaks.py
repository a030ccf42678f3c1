"""Words without a place to break, such as file names and addresses, get one."""

from __future__ import annotations

from digest.expressions import expression

# Where an endless word may break. A run without a hanzi or a blank: after every 18 characters (one "word" of 100,000
# letters took 125 s to set, one of dashes never ended). A file name or address of 16 characters and more: after its
# signs and every 12 characters, or the line before it is torn apart.
_ENDLESS = expression("[^\\s\\0\u3400-\u9fff\U00020000-\U0003ffff]{18}")
_NAME = expression("[0-9A-Za-z_./:?&=#%~+-]{16,}")
_NAME_PIECE = expression("[0-9A-Za-z]{1,12}[_./:?&=#%~+-]*|[_./:?&=#%~+-]+")


def pieces(text: str) -> tuple[str, ...]:
    """Return *text* cut where a line may end inside an endless word; joined, the pieces give it back."""
    broken = _NAME.sub(lambda match: "\0".join(_NAME_PIECE.findall(match.group())), text)
    return tuple(_ENDLESS.sub(lambda match: match.group() + "\0", broken).split("\0"))
