"""What a source leads to, kept: the file first, durable, then the note that it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from digest.errors import DigestError, trouble
from digest.model import Provenance, SourceKind
from digest.sources import originals
from digest.sources.failures import FetchError
from digest.sources.index import WATCHED, WATCHED_EVERY, Index
from digest.sources.leads import SourceLead, Taken, Visit
from digest.sources.originals import sha256_of
from digest.sources.records import Collected
from digest.sources.web import NONE, Validators

__all__ = ["Keeper"]

# Things noted in one transaction. Each costs a wait for the disk; a killed pass asks again for so many at most.
_BATCH = 20


@dataclass
class Keeper:
    """Keeps what the leads of one *source* bring; ``fresh`` counts what was new. *is_dry*: only counts."""

    index: Index
    source: str
    kind: SourceKind
    clock: Callable[[], datetime]
    is_dry: bool = False
    fresh: int = 0
    _waiting: list[Collected] = field(default_factory=list)
    _position: str | None = None
    _whole: tuple[bytes, str] = (b"", "")

    def follow(self, lead: SourceLead) -> None:
        """Keep what *lead* brings, unless it is known and the same; FetchError where it is not to be had."""
        last = self.index.last(self.source, lead.key) if lead.position is None else None
        if last and not lead.is_watched and lead.fingerprint == last.fingerprint:
            return
        if last and lead.is_watched:
            now = self.clock()
            is_young = now - datetime.fromisoformat(last.collected_at) < WATCHED
            if not is_young or now - datetime.fromisoformat(last.asked_at) <= WATCHED_EVERY:
                return
        if self.is_dry:
            self.fresh += 1
            return
        asked = Validators(last.etag, last.modified) if last else Validators()
        taken = lead.take(asked)
        asked_at = self.clock().isoformat()
        if taken is not None:
            self._waiting.append(self._kept(lead, taken, asked_at))
        elif last:
            self._waiting.append(replace(last, asked_at=asked_at))
        self._reach(lead)

    def pass_over(self, lead: SourceLead) -> None:
        """Go on behind *lead*, which is not to be had."""
        if not self.is_dry:
            self._reach(lead)

    def visited(self, visit: Visit) -> None:
        """Note that all that an index names is kept."""
        if not self.is_dry:
            self._note()
            self.index.visited(self.source, visit.url, visit.validators)

    def __enter__(self) -> Keeper:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or issubclass(kind, FetchError):  # what was kept before the trouble is noted
            self._note()

    def _note(self) -> None:
        """Note what is kept and not noted yet."""
        if self._waiting or self._position is not None:
            self.fresh += self.index.add(self._waiting, self.source, self.clock(), self._position)
            self._waiting, self._position = [], None

    def _reach(self, lead: SourceLead) -> None:
        self._position = lead.position or self._position
        if len(self._waiting) >= _BATCH:
            self._note()

    def _kept(self, lead: SourceLead, taken: Taken, now: str) -> Collected:
        """Write the files of *taken* and return the note of them."""
        told = Provenance(
            self.source,
            self.kind,
            address=taken.address,
            title=taken.title or lead.title,
            sender=taken.sender,
            authentication=taken.authentication,
            published=taken.published,
            dated_by=taken.dated_by,
            collected=self.clock().date(),
            original=self._original(taken),
        )
        return Collected(
            self.source,
            taken.key or lead.key,
            sha256_of(taken.content),
            self._written(taken.content, taken.suffix, told, taken.validators),
            self.kind,
            lead.fingerprint,
            told.address,
            told.title,
            told.sender,
            told.authentication,
            told.published.isoformat() if told.published else "",
            told.dated_by,
            told.original,
            taken.validators.etag,
            taken.validators.modified,
            now,
            now,
        )

    def _original(self, taken: Taken) -> str:
        """Return the file of what *taken* was taken out of, written once for all that is taken out of it."""
        if taken.original and taken.original is not self._whole[0]:
            told = Provenance(self.source, self.kind, address=taken.original_address, collected=self.clock().date())
            self._whole = (taken.original, self._written(taken.original, ".feed", told, NONE))
        return self._whole[1] if taken.original else ""

    def _written(self, content: bytes, suffix: str, told: Provenance, validators: Validators) -> str:
        marks = {"etag": validators.etag, "last_modified": validators.modified}
        at = self.clock().isoformat(timespec="seconds")
        try:
            return originals.keep(self.index.out, content, suffix, told, collected_at=at, validators=marks)
        except OSError as error:
            raise DigestError(f"收到的文件写不进 {self.index.out}：{trouble(error)}", "请检查磁盘和权限") from error
