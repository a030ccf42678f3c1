"""What the screens share: the office and the jobs of the running desk."""

from __future__ import annotations

import zlib
from typing import cast

from flask import current_app, g, session

from digest.desk.jobs import Jobs
from digest.desk.office import Office
from digest.desk.previews import Previews


def office() -> Office:
    """Return the office of the running desk."""
    return cast(Office, current_app.extensions["office"])


def jobs() -> Jobs:
    """Return the jobs of the running desk."""
    return cast(Jobs, current_app.extensions["jobs"])


def previews() -> Previews:
    """Return the pictures of drafts of the running desk."""
    return cast(Previews, current_app.extensions["previews"])


def user() -> str:
    """Return who sits at the desk; where nobody said a name 本机 with four digits of the browser: two are two."""
    return str(g.user) or f"本机{zlib.crc32(session['csrf'].encode()) % 10_000:04d}"
