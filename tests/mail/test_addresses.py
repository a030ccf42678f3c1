"""An address that no server takes is named before anything is sent; a mail that cannot be made fails alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from digest import addresses, dispatch
from digest.archive.database import connections
from digest.archive.outbox.claims import LEASE, ClaimScope
from digest.archive.outbox.rows import Parcel, Recipient
from digest.errors import ArchiveError, DeliveryError
from tests.mail.issues import MORNING, briefing, kept_issue
from tests.mail.peers import Peer


@pytest.mark.parametrize(
    "address",
    ["a@x.test", "a.b+c@union.example", "root@localhost", "o'neil@x-y.test", "a@例子.中国", f"{'a' * 64}@x.test"],
)
def test_addresses_that_servers_take(address):
    assert addresses.fault(address) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ｂob@union.example", "@ 前面有“ｂ”（全角字符"),
        ("李四@union.example", "@ 前面有“李”（中文"),
        ("bob@ｕnion.example", "@ 后面有“ｕ”（全角字符"),
        ("bob@union。example", "@ 后面有“。”"),
        ("bob＠union.example", "@ 的前面和后面"),
        ("b ob@union.example", "空格或控制字符"),
        ("bob\n@union.example", "U+000A"),
        (".bob@union.example", "点不能在开头"),
        ("bo..b@union.example", "连着两个"),
        ("bob@union", "不完整"),
        ("bob@-union.example", "写法不对"),
        ("bob@union..example", "写法不对"),
        (f"{'a' * 65}@x.test", "超过 64"),
        ("a@b@x.test", "有“@”"),
    ],
)
def test_what_is_wrong_is_named(address, why):
    assert why in addresses.fault(address)


def put(archive, kept, *targets):
    """Fill the outbox as an earlier program did, that looked at no address."""
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    people = tuple(Recipient(target, "各县", f"<{place}@x.test>") for place, target in enumerate(targets))
    archive.outbox.fill(kept, [Parcel("issue", "mail", "jianbao", "工会简报", MORNING, people, b"\r\n")], MORNING)


def states(archive):
    return {row.target: row.state for row in archive.desk.rows()}


def test_a_row_that_cannot_be_mailed_fails_and_the_others_go_on(tmp_path):
    archive, kept = kept_issue(tmp_path)
    put(archive, kept, "a@x.test", "ｂob@union.example", "c@x.test")
    with Peer() as peer:
        done = dispatch.dispatch_due(briefing(peer.port, ("a@x.test", "c@x.test")), archive, MORNING)
        assert [address for address, _ in peer.log.accepted] == ["a@x.test", "c@x.test"]
    assert states(archive) == {"a@x.test": "sent", "ｂob@union.example": "failed", "c@x.test": "sent"}
    assert "“ｂ”（全角字符" in next(one.meaning for one in done.settled if one.state == "failed")


def test_a_head_that_cannot_be_written_fails_its_row_only(tmp_path):
    archive, kept = kept_issue(tmp_path)
    put(archive, kept, "a@x.test")
    with Peer() as peer:
        made = briefing(peer.port, ("a@x.test",))
        wrong = replace(made.sending, mail=replace(made.sending.mail, sender="óffice@union.test"))
        dispatch.dispatch_due(replace(made, sending=wrong), archive, MORNING)
    (row,) = archive.desk.rows()
    assert (row.state, "做不出来" in row.meaning) == ("failed", True)


@pytest.mark.parametrize("how", ["to", "trial"])
def test_an_address_of_the_moment_is_looked_at_too(tmp_path, how):
    archive, kept = kept_issue(tmp_path)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    with pytest.raises(DeliveryError, match="全角字符"):
        dispatch.send(briefing(9), archive, kept, MORNING, **{how: ["ｂob@union.example"]})
    assert archive.desk.rows() == ()


def test_an_error_of_the_programs_own_is_no_damage_of_the_archive(tmp_path):
    archive, _ = kept_issue(tmp_path)
    with pytest.raises(ValueError, match="invalid literal"), connections.reading(archive._engine):
        int("x")
    with pytest.raises(ValueError, match="invalid literal"), archive.outbox.keep_open():
        int("x")


def test_a_row_left_behind_has_a_way_out_once_its_lease_is_over(tmp_path):
    archive, kept = kept_issue(tmp_path)
    put(archive, kept, "a@x.test", "b@x.test")
    scope = ClaimScope("weekly", "dead")
    first, second = archive.claims.claim(scope, MORNING), archive.claims.claim(scope, MORNING)
    archive.claims.mark_committing(second, MORNING)
    with pytest.raises(ArchiveError, match="现在是“正在发”，不能取消"):
        archive.desk.cancel([first.id], MORNING)
    with pytest.raises(ArchiveError, match="现在是“正在交出”，不能判定"):
        archive.desk.resolve([second.id], received=True, now=MORNING)
    after = MORNING + LEASE + timedelta(minutes=1)
    assert archive.desk.cancel([first.id], after) == 1
    assert archive.desk.resolve([second.id], received=True, now=after) == 1
    assert states(archive) == {"a@x.test": "cancelled", "b@x.test": "sent"}
