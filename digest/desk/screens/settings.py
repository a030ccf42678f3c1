"""设置: the briefing file, as a form and as its whole text, with the checks that every command makes."""

from __future__ import annotations

import re
from pathlib import Path

import tomlkit
from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from tomlkit.exceptions import TOMLKitError

from digest import config
from digest.atomic import replacing
from digest.commands.common.briefings import described
from digest.desk.guards import needs
from digest.desk.screens.shared import office
from digest.errors import ConfigError, DigestError, trouble
from digest.reading import vocabulary_of
from digest.schedule.occasions import coming
from digest.tables import read_text
from digest.times import now

screen = Blueprint("settings", __name__)

# What an office changes: table, key, what it is called. The rest stands in the text below the form.
_FIELDS = (
    ("briefing", "title", "报头大字"),
    ("briefing", "publisher", "编印单位"),
    ("briefing", "home", "本单位所在地"),
    ("briefing", "editors_note", "编者按"),
    ("schedule", "every", "何时出一期"),
    ("colophon", "editor", "编辑"),
    ("colophon", "checker", "审核"),
    ("colophon", "approver", "签发"),
)


@screen.get("/settings")
@needs("look")
def show() -> ResponseReturnValue:
    """Show the form, the text, and what is wrong with it."""
    text = _text()
    return _page(text, _trouble(text))


def _page(text: str, trouble: str, told: str = "") -> str:
    named = re.search(r"第 ?(\d+) ?行", trouble)  # the line to be lit in the text
    return render_template(
        "settings.html", file=office().files[0], text=text, fields=_fields(text), trouble=trouble, told=told,
        dates=_dates(), line=int(named[1]) if named else None,
    )  # fmt: skip


def _text() -> str:
    return read_text(Path(office().files[0]))


def _fields(text: str) -> list[tuple[str, str, str]]:
    """Return name, label and value of each field; none where the text is no TOML."""
    try:
        document = tomlkit.parse(text)
    except TOMLKitError:
        return []
    return [
        (f"{table}.{key}", label, str(document[table][key]))
        for table, key, label in _FIELDS
        if table in document and key in document[table]
    ]


def _dates() -> list[tuple[str, str]]:
    """Return the coming issues, so that a changed schedule is seen at once."""
    try:
        return [(each.key, described(each)) for each in coming(office().briefing(), now(), 5)]
    except DigestError:
        return []


def _trouble(text: str) -> str:
    """Return what the checks say against *text* as the briefing file; nothing where it is right."""
    file = Path(office().files[0])
    trial = file.with_name(f".{file.stem}-试.toml")  # beside it: what it names is found from its own folder
    try:
        trial.write_text(text, "utf-8")
        vocabulary_of(config.load(str(trial)))
    except ConfigError as error:
        return str(error).replace(str(trial), file.name)
    except OSError as error:
        return f"不能写入 {file.parent}：{trouble(error)}"
    finally:
        trial.unlink(missing_ok=True)
    return ""


@screen.post("/settings")
@needs("configure")
def change() -> ResponseReturnValue:
    """Write the file back, comments and all, where the checks find nothing wrong."""
    before = request.form.get("before", "").replace("\r\n", "\n")
    if before != _text().replace("\r\n", "\n"):
        return _page(request.form.get("text", before), "别人刚刚改过这个文件，没有写", ""), 409
    text = request.form["text"].replace("\r\n", "\n") if "text" in request.form else _filled(before)
    trouble = _trouble(text)
    if trouble:
        return _page(text, trouble), 409
    with replacing(Path(office().files[0])) as temporary:
        temporary.write_text(text, "utf-8")
    return redirect(url_for("settings.show"))


def _filled(text: str) -> str:
    """Return *text* with the fields of the form in it; all else, comments too, as it was."""
    document = tomlkit.parse(text)
    for table, key, _ in _FIELDS:
        value = request.form.get(f"{table}.{key}")
        if value is not None and table in document and str(document[table].get(key)) != value:
            document[table][key] = value.replace("\r\n", "\n")
    return tomlkit.dumps(document)
