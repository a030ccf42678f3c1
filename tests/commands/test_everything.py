"""A folder with one of everything becomes one issue."""

from __future__ import annotations

import json
import shutil

from digest import cli
from tests.pages import reports, test_letters, webpages
from tests.pages.stories import STORIES


def test_a_folder_with_one_of_everything_becomes_one_issue(root, tmp_path, capsys):
    folder = tmp_path / "来稿"
    shutil.copytree(root / "seeds", folder)
    (folder / "报告.docx").write_bytes(reports.official(STORIES[:1]))
    (folder / "网页.html").write_bytes(webpages.government(STORIES[1]))
    (folder / "订阅.xml").write_bytes(test_letters.feed_of("rss"))
    inner = test_letters.zipped(**{"木鱼镇.docx": reports.heading_styles(STORIES[2:4])})
    (folder / "来信.eml").write_bytes(test_letters.attach(test_letters.letter(), inner, "附件.zip").as_bytes())
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    arguments = ["build", str(root / "templates/weekly.toml"), "--input", str(folder), "--date", "2026-11-20"]
    status = cli.main([*arguments, "--form", "json", "--form", "html", "--out", str(tmp_path / "out")])
    assert status == 3  # made, and one source failed
    issue = json.loads((tmp_path / "out" / "weekly-2026-01.json").read_text("utf-8"))
    told = json.dumps(issue, ensure_ascii=False)
    assert all(story.headline in told for story in STORIES)
    assert "来信.eml!/附件.zip!/木鱼镇.docx" in told
    assert [failure["source"].rpartition("/")[2] for failure in issue["ledger"]["failures"]] == ["坏.docx"]


def test_workers_read_members_too(tmp_path, capsys):
    (tmp_path / "来信.eml").write_bytes(
        test_letters.attach(test_letters.letter(), reports.official(STORIES), "稿.docx").as_bytes()
    )
    (tmp_path / "网页.html").write_bytes(webpages.portal(STORIES[1]))
    assert cli.main(["extract", str(tmp_path), "--json", "--engine", "processes:2"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["source"].rpartition("/")[2] for each in found] == ["来信.eml", "稿.docx", "网页.html"]
    assert [article["published"] for article in found[1]["articles"]] == [story.published for story in STORIES]
    assert found[2]["articles"][0]["publication"] == STORIES[1].source
