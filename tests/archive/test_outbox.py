"""The outbox and the sign-off on both databases: turns of a row, append-only records, several senders."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import exc, text

from digest.archive.outbox.claims import ClaimScope, LeaseLostError
from digest.archive.outbox.rows import Parcel, Recipient
from digest.errors import ArchiveError
from digest.model import Number
from tests.archive import samples as archive_samples

NOW = datetime(2026, 1, 16, 1, 0, tzinfo=UTC)
SCOPE = ClaimScope("weekly", "first")


def later(minutes):
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def kept(archive):
    archive.keep(archive_samples.issue(Number(2026, 1, 1), archive_samples.week(1)), [], NOW.replace(tzinfo=None))
    (found,) = archive.kept()
    return found


def parcel(count):
    people = tuple(Recipient(f"u{place}@x.test", "各县", f"<{place}@x.test>") for place in range(count))
    return Parcel("issue", "mail", "jianbao", "工会简报", NOW, people, content=b"parts\r\n")


@pytest.fixture
def filled(archive, kept):
    archive.approvals.approve(kept, "张三", "签发", NOW)
    assert archive.outbox.fill(kept, [parcel(6)], NOW, complete=True) == 6
    return archive


def test_only_what_is_signed_gets_in_and_only_once(archive, kept):
    with pytest.raises(ArchiveError, match="没有有效的签发"):
        archive.outbox.fill(kept, [parcel(3)], NOW)
    assert archive.desk.rows() == ()
    archive.approvals.approve(kept, "张三", "签发", NOW)
    assert [archive.outbox.fill(kept, [parcel(count)], NOW) for count in (3, 3, 5)] == [3, 0, 2]
    assert len(archive.desk.rows()) == 5


@pytest.mark.parametrize(
    ("outcome", "state", "attempts"),
    [
        ("sent", "sent", 1),
        ("later", "queued", 1),
        ("failed", "failed", 1),
        ("unknown", "unknown", 1),
        ("pause", "queued", 0),
        ("stop", "queued", 0),
    ],
)
def test_turns(filled, outcome, state, attempts):
    row = filled.claims.claim(SCOPE, NOW)
    filled.claims.mark_committing(row, NOW)
    settled, following = filled.claims.settle(row, outcome, NOW, on_doubt="hold", then=SCOPE, meaning="x")
    assert settled == state
    found = {each.id: each for each in filled.desk.rows()}
    own = {"pause", "stop"} & {outcome}  # put back, it is the first one again
    assert (following.id == row.id) == bool(own)
    if not own:
        assert (found[row.id].state, found[row.id].attempts) == (state, attempts)


def test_what_is_too_big_fails_together(filled):
    row = filled.claims.claim(SCOPE, NOW)
    filled.claims.settle(row, "size", NOW, on_doubt="hold", meaning="太大")
    assert {each.state for each in filled.desk.rows()} == {"failed"}


def test_after_a_crash(filled):
    first = filled.claims.claim(SCOPE, NOW)
    second = filled.claims.claim(SCOPE, NOW)
    filled.claims.mark_committing(second, NOW)
    filled.claims.recover("weekly", later(10), "hold")
    assert [row.state for row in filled.desk.rows()][:2] == ["sending", "committing"]
    filled.claims.recover("weekly", later(16), "hold")
    assert [row.state for row in filled.desk.rows()][:2] == ["queued", "unknown"]
    for late in (first, second):
        with pytest.raises(LeaseLostError):
            filled.claims.settle(late, "sent", later(17), on_doubt="hold")


def test_records_can_only_be_added(filled):
    for statement in ("UPDATE acts SET name = 'x'", "DELETE FROM acts", "DELETE FROM posting_events"):
        with pytest.raises(exc.DBAPIError, match="append-only"), filled._engine.begin() as connection:
            connection.execute(text(statement))


def test_several_senders_share_the_rows(filled):
    def take(name):
        taken, scope = [], ClaimScope("weekly", name)
        row = filled.claims.claim(scope, NOW)
        while row:
            taken.append(row.target)
            filled.claims.mark_committing(row, NOW)
            _, row = filled.claims.settle(row, "sent", NOW, on_doubt="hold", then=scope)
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [target for found in pool.map(take, "abcd") for target in found]
    assert sorted(taken) == sorted(row.target for row in filled.desk.rows())
