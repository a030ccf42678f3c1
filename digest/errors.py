"""What can go wrong, one class a kind. Messages are Chinese: office staff read them.

An exception with its own ``__init__`` passes all its arguments on, so that it survives pickling.
"""

# What is quoted of a file may hold controls, which a terminal would obey: shown by their pictures (␉ ␛), lines stay.
_PICTURES = {**{code: 0x2400 + code for code in range(0x20) if chr(code) != "\n"}, 0x7F: 0x2421}


class DigestError(Exception):
    """Anything that Union Digest itself reports; ``remedy`` says what the user can do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        said = f"{self.message}（{self.remedy}）" if self.remedy else self.message
        return said.translate(_PICTURES)


class SourceError(DigestError):
    """A source cannot be read; the other sources go on."""

    def __init__(self, source: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.args = (source, message, remedy)
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}：{super().__str__()}"


class ConfigError(DigestError):
    """A briefing file or a data file beside it is wrong; names the file and the key."""

    def __init__(self, file: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.args = (file, message, remedy)
        self.file = file

    def __str__(self) -> str:
        return f"{self.file}：{super().__str__()}"


class VerbatimError(DigestError):
    """A sentence is not found at its offsets in its article: nothing of the issue is printed."""


class RenderError(DigestError):
    """An issue cannot be rendered: a missing font or character, a template that does not parse."""


class DeliveryError(DigestError):
    """A rendering cannot be written or sent; no half-written file is left."""


class ArchiveError(DigestError):
    """The archive cannot be read or written."""
