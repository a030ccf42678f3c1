"""What the office decides: one briefing file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import Literal

from digest.model.issues import Colophon, Form
from digest.model.items import Theme
from digest.model.sources import Collecting


@dataclass(frozen=True, slots=True)
class Selection:
    """What an edition takes of an issue (选登): entries of these themes (by code) or of these places; empty means all.

    ``pages_most`` are the pages it may have, 0 as many as the issue.
    """

    themes: tuple[str, ...] = ()
    regions: tuple[tuple[str, ...], ...] = ()
    pages_most: int = 0


@dataclass(frozen=True, slots=True)
class RecipientGroup:
    """Who gets an issue, in which edition: ``to`` are mail addresses, folders or commands, as ``channel`` says.

    ``edition`` is a layout; empty means the briefing's own. ``forms`` are the files that go along, made of what
    ``selection`` takes of the issue.
    """

    name: str
    to: tuple[str, ...]
    channel: Literal["mail", "folder", "command"] = "mail"
    edition: str = ""
    forms: tuple[Form, ...] = ("pdf",)
    selection: Selection = Selection()


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over; ``password`` says where the secret lies (``env:NAME``, ``file:PATH``), not what it is.

    ``security`` is ``local`` only for a relay on this very machine; ``authorities`` is a file of own certificates.
    """

    host: str
    port: int
    sender: str
    security: Literal["starttls", "tls", "local"] = "starttls"
    sender_name: str = ""
    user: str = ""
    password: str = ""
    authorities: str = ""
    attachment_name: Literal["chinese", "ascii"] = "chinese"
    unsubscribe: str = ""
    per_connection: int = 50
    per_minute: int = 0


@dataclass(frozen=True, slots=True)
class Sending:
    """How issues go out: who signs, when, to whom, and what to do with a mail of which no answer came.

    ``at`` is the time of day, on the issue's date, from which a signed issue is sent and an unsigned one is asked for.
    """

    groups: tuple[RecipientGroup, ...] = ()
    mail: MailServer | None = None
    approval: Literal["required", "none"] = "required"
    at: str = "00:00"
    on_doubt: Literal["resend", "hold"] = "resend"
    remind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One day in each ``unit`` of the calendar, at a time of day in Asia/Shanghai.

    ``which`` is the first or the last ``weekday`` in it (Monday is 0; None stands for any working day), or ``day`` of
    the month: ``day`` 31 is the last day of a shorter month.
    """

    unit: Literal["week", "ten_days", "month", "quarter"]
    which: Literal["first", "last", "day"]
    at: time
    weekday: int | None = None
    day: int = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """When issues are due (``every`` is ``rhythm`` as the office wrote it), and what happens on a holiday.

    ``holiday``: where an issue goes whose day is off; ``collision``: what becomes of the second of two that fall on one
    day; ``catch_up``: what is made after a stand-still. ``intake`` is the folder watched (empty: the inputs),
    ``calendar`` the office's own file of days on and off.
    """

    every: str
    rhythm: Rhythm
    holiday: Literal["earlier", "later", "skip"] = "earlier"
    collision: Literal["merge", "skip", "next_workday"] = "merge"
    catch_up: Literal["latest", "all", "none"] = "latest"
    intake: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Database:
    """The server that keeps the archive; ``password`` says where the secret lies (``env:NAME``, ``file:PATH``)."""

    url: str
    password: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A checked briefing file (templates/*.toml): all that an office sets for one series of issues.

    Paths are resolved against the file's own folder. ``themes`` gives the sections' order and
    names; ``limit`` is the greatest number of entries a section, 0 for no limit.
    """

    code: str
    title: str
    publisher: str
    themes: tuple[Theme, ...]
    file: str = ""
    serial_start: int = 1
    marks: tuple[str, ...] = ()
    colophon: Colophon = field(default_factory=Colophon)
    editors_note: str = ""
    inputs: tuple[str, ...] = ()
    collecting: Collecting | None = None  # None: nothing is collected, sources are put there by people
    themes_file: str = ""
    regions_file: str = ""
    home: tuple[str, ...] = ()
    group_by: Literal["theme", "region"] = "theme"
    limit: int = 0
    look_back: int = 90
    follow_ups: bool = True
    photo_news: str = ""
    briefs: str = ""
    brief_chars: int = 80
    summariser: str = "digest"
    tokenizer: str = "jieba"
    count: int = 3
    max_chars: int | None = 300
    layout: str = "jianbao"
    forms: tuple[Form, ...] = ("pdf", "docx", "html", "json")
    language: str = "zh-CN"
    schedule: Schedule | None = None  # None: issues are made on demand only
    sending: Sending | None = None
    max_age: int = 0  # days before the period that an article may be of; 0: no limit
    archive: Database | None = None  # None: a file in the output folder
    sign_pending: bool = False  # True: an issue may be signed while entries of it are marked 〔待核〕
    strict_signs: bool = False  # True: no issue is made while a sign of it has no face; False: it is printed as 〓
    mark_findings: bool = False  # True: an entry that prints any suspected slip, not only a sure one, bears 〔待核〕
    people_file: str = ""
    phrases_file: str = ""
    print_layer: bool = True  # False: entries are printed with the source's own marks, script and blanks
    order: Literal["importance", "place"] = "importance"  # of the entries in a section
    pages_most: int = 6  # of an issue in a layout that has no bound of its own; 0: none
    points: int = 5  # 本期要点: at most so many
    importance: tuple[tuple[str, float], ...] = ()  # weights of the office's own, by name
    places: tuple[str, ...] = ()  # the office's own order of places, by the last name of each
    annex: tuple[Literal["table", "chart"], ...] = ()  # what stands at the end of an issue: places × themes
