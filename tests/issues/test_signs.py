"""One sign that no face has never stops an issue: it is printed as 〓, marked and told in the ledger."""

from dataclasses import replace
from datetime import date

import pytest

from digest import bulk, config, pipeline
from digest.assets import templates
from digest.errors import RenderError
from digest.times import now

GOOD = "江州市总工会启动送岗位活动\n本报讯　11月2日，江州市总工会启动送岗位活动，提供岗位2600个。\n"
BAD = "云渚县总工会表彰先进\n本报讯　11月3日，云渚县总工会表彰{}师傅等20名先进职工，发放奖金8万元。\n"


def published(tmp_path, sign, **changes):
    (tmp_path / "1.txt").write_text(GOOD, "utf-8")
    (tmp_path / "2.txt").write_text(BAD.format(sign), "utf-8")
    briefing = replace(config.load(templates() / "weekly.toml"), forms=("json", "pdf"), **changes)
    paths = [tmp_path / "1.txt", tmp_path / "2.txt"]
    with bulk.executor("inline") as engine:
        return pipeline.publish(briefing, paths, date(2026, 11, 6), tmp_path / "out", briefing.forms, engine, at=now())


@pytest.mark.parametrize("sign", ["\ufffd", "\ue004", "\U0001f3c6", "\U000f1234"])
def test_the_issue_is_made_with_the_sign_left_out_or_marked(tmp_path, sign):
    made = published(tmp_path, sign)
    assert len(made.deliveries) == 2
    entries = [entry for section in made.issue.sections for entry in section.entries]
    assert [entry.mark for entry in entries if sign in entry.item.article.body] in (["〔待核〕"], [])
    assert not any(sign in text for entry in entries for text in (entry.headline, *entry.text, entry.origin))
    assert any("云渚" in left.what for left in made.issue.ledger.left_out)
    assert any("2600" in text and not entry.mark for entry in entries for text in entry.text)


def test_a_strict_briefing_refuses(tmp_path):
    with pytest.raises(RenderError, match=r"U\+1F3C6"):
        published(tmp_path, "\U0001f3c6", strict_signs=True)
