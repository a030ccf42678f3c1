"""Room 2: a line with its role: what the later steps work on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from digest.articles.lines.features import Features
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.roles import Reason, Role


@dataclass(frozen=True, slots=True)
class Line:
    """A fragment with its role, how it reads, and why it got the role."""

    fragment: Fragment
    role: Role
    features: Features
    reason: Reason = ""
    weight: float | None = None  # nats for a headline against body; None: a pattern told the role
    column: int = 0  # width of the column about it, 0 if the lines there are not of one width
    text: str = field(init=False, repr=False, compare=False)  # the plain form: all matching looks at it

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.fragment.plain)

    @property
    def start(self) -> int:
        """Return the offset in the source at which it begins."""
        return self.fragment.slices[0].offset

    def reread(self, role: Role) -> Line:
        """Return the line as *role*, which its column tells; a role that a pattern told stays."""
        return self if self.weight is None or self.role == role else replace(self, role=role, reason="reread")
