"""The program in the sandbox: orders come in by standard input, answers go out by standard output, until it ends.

Members of containers are written into the folder that the order names, under numbers, and told in the answer: the
process outside asks for each in turn, and never holds their bytes.
"""

from __future__ import annotations

import base64
import contextlib
import itertools
import os
import shutil
import sys
import time
import traceback
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

from digest import child
from digest.errors import SourceError
from digest.model import Fetched, Location
from digest.pages import feeds, links, progress, reading
from digest.pages.opened import Opened
from digest.pages.sandbox import limits, wire

_BETWEEN = 0.5  # seconds between two words on how far a reading is


def main() -> None:
    """Serve orders until there are no more, then leave nothing behind."""
    limits.cut_off()
    child.end_with_parent()
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:  # where what a library prints goes
        os.dup2(nowhere.fileno(), 1)
    limits.bound()
    folder = Path.cwd()
    told = [time.monotonic()]

    def pass_on(done: int, total: int) -> None:
        if time.monotonic() - told[0] > _BETWEEN:
            told[0] = time.monotonic()
            wire.send(answers, {"done": done, "total": total})

    try:
        with progress.heard_by(pass_on):
            while order := wire.receive(sys.stdin.buffer):
                wire.send(answers, _answer(order))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    limits.allow_seconds()
    try:
        content = reading.content_of(Location(order["uri"]), order["path"])
        fetched = Fetched(Location(order["uri"]), content)
        if order.get("listing") == "links":
            return {"listed": [[link.url, link.text] for link in links.links_in(fetched, order["charset"])]}
        if order.get("listing") == "feed":
            rows = map(astuple, itertools.islice(feeds.entries_of(fetched), feeds.MOST_ENTRIES))
            return {"listed": [[each.isoformat() if isinstance(each, date) else each for each in row] for row in rows]}
        if sheet := order.get("sheet"):
            from digest.pages import pictures

            return {"picture": base64.b64encode(pictures.picture(fetched, sheet)).decode("ascii")}
        found, opened = reading.open_source(fetched)
        answer = {"kind": found, **_told(opened, order)}
    except SourceError as error:
        return {"failure": [error.message, error.remedy]}
    except MemoryError:
        return {"broken": "占用内存过多"}
    except Exception as error:  # a reader stumbled: outside it is one failure, with this trace in the log
        return {"broken": f"出错 {type(error).__name__}", "trace": traceback.format_exc(limit=-8)}
    return answer


def _told(opened: Opened, order: dict[str, Any]) -> dict[str, Any]:
    members, failures, left = [], [[f.source, f.message, f.remedy] for f in opened.failures], order["budget"]
    for number, member in enumerate(opened.members):
        left -= len(member.content)
        if number >= order["members"] or left < 0:
            rest = len(opened.members) - number
            failures.append(["", f"里面的文件太多或太大，其余 {rest} 个没有读", "请解压后分几次放入"])
            break
        path = f"{order['path_of_members']}-{number}"
        Path(path).write_bytes(member.content)
        members.append([member.name, path, len(member.content)])
    return {
        "pages": [wire.page_out(page) for page in opened.pages],
        "members": members,
        "failures": failures,
        "letter": wire.letter_out(opened.letter),
        "notes": list(opened.notes),
    }


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
