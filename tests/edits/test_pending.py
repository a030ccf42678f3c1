"""What keeps an issue from being signed: entries that are still 〔待核〕, told alike at every door."""

import pytest

from digest import edits
from digest.errors import DigestError
from tests.edits.issues import draft


def test_each_open_mark_is_named_with_its_reason_and_what_to_do():
    issue = draft()
    with pytest.raises(DigestError) as refusal:
        edits.refuse_pending(issue, lambda: False)
    (name, entry), *others = edits.pending(issue).items()
    assert not others
    assert f"  {name} 《{entry.headline}》：{'；'.join(edits.doubts(entry))}" in refusal.value.message.splitlines()
    assert "还有 1 条" in refusal.value.message
    assert "digest edit" in refusal.value.remedy
    assert "编辑页" in refusal.value.remedy


def test_an_office_that_signs_such_issues_is_asked_only_where_there_are_some():
    issue = draft()
    edits.refuse_pending(issue, lambda: True)
    settled = edits.applied(edits.sheet(issue, "x", ()).replace("待核：是", "待核：否"), issue, "x", ())
    edits.refuse_pending(settled, lambda: pytest.fail("asked for nothing"))
