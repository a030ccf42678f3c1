"""A layout that is wrong says in which file and key, in Chinese."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from digest import assets, renderings
from digest.errors import RenderError
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages

BASE = assets.templates() / "base"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return an office's own copy of the layout jianbao."""
    return Path(shutil.copytree(assets.templates() / "jianbao", tmp_path / "own"))


def change(folder: Path, old: str, new: str, name: str = "layout.toml") -> None:
    """Replace *old* by *new* in a file of the layout."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("contents_most", "contents_mots", ["contents_mots", "contents_most"]),
        ('page_number = "centre"', 'page_number = "middle"', ["[switches] 的 page_number", "middle", "outside"]),
        ("lines = 22", 'lines = "22"', ["[paper] 的 lines", "整数"]),
        ("lines = 22", "lines = 0", ["[paper] 的 lines"]),
        ("width = 210", "width = -1", ["[paper] 的 width"]),
        ('red = "#c8102e"', 'red = "red;}"', ["[colours] 的 red", "red;}"]),
        ('song = ["宋体", "SimSun"]', "song = ['\"</style>']", ["[fonts] 的 song"]),
        ("[styles.headline]", "[styles.heading]", ["heading", "headline"]),
        ('title = "{name}（{year}年{number}）"', "", ["[labels] 里缺少 title"]),
        ('title = "{name}（{year}年{number}）"', 'title = "{who}"', ["[labels] 的 title", "who"]),
        ("[rules]", "[rules", ["layout.toml"]),
    ],
)
def test_wrong_layout_names_file_and_key(own: Path, old: str, new: str, words: list[str]) -> None:
    change(own, old, new)
    with pytest.raises(RenderError) as caught:
        renderings.render(rendering_issues.one(), "html", layout=own)
    assert all(word in str(caught.value) for word in ["layout.toml", *words])


def test_template_that_does_not_parse_names_file_and_line(own: Path) -> None:
    template = Path(shutil.copy(BASE / "issue.html", own))
    lines = template.read_text(encoding="utf-8").splitlines()
    template.write_text("\n".join([*lines, "{% if %}"]), encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        renderings.render(rendering_issues.one(), "html", layout=own)
    assert f"issue.html 第 {len(lines) + 1} 行" in str(caught.value)


def test_unknown_name_in_a_template_is_an_error_not_a_blank(own: Path) -> None:
    shutil.copy(BASE / "issue.html", own)
    change(own, "{{ document.title }}", "{{ document.titel }}", "issue.html")
    with pytest.raises(RenderError, match="titel"):
        renderings.render(rendering_issues.one(), "html", layout=own)


def test_unknown_layout_and_form_say_what_there_is() -> None:
    with pytest.raises(RenderError, match="jianbao"):
        renderings.render(rendering_issues.one(), "html", layout="weekly-journal")
    with pytest.raises(RenderError, match="docx"):
        renderings.render(rendering_issues.one(), "odt")  # type: ignore[arg-type]


def test_file_of_the_layout_comes_before_the_shared_one(own: Path) -> None:
    (own / "screen.css").write_text("/* 自己的 */", encoding="utf-8")
    (own / "print-own.css").write_text("h2.section { display: none }", encoding="utf-8")
    content = renderings.render(rendering_issues.few(), "html", layout=own).content.decode()
    assert "/* 自己的 */" in content
    printed = renderings.render(rendering_issues.few(), "pdf", layout=own).content
    assert "一、" not in "".join(rendering_pages.texts(printed)[0].split("本期要目")[-1].split("（一）")[0])


def test_layout_copied_with_all_files_prints_the_same_as_one_that_takes_the_shared_ones(own: Path) -> None:
    for file in BASE.iterdir():
        shutil.copy(file, own)
    for form in ("html", "pdf"):
        copied, shared = (renderings.render(rendering_issues.few(), form, layout=of).content for of in (own, "jianbao"))
        assert copied == shared


def test_stylesheet_that_cannot_be_read_is_named(own: Path) -> None:
    (own / "screen.css").write_bytes("宋体".encode("gbk"))
    with pytest.raises(RenderError, match=r"screen\.css"):
        renderings.render(rendering_issues.one(), "html", layout=own)


def test_office_changes_labels_colours_and_switches_without_code(own: Path) -> None:
    change(own, 'editors_note = "编者按："', 'editors_note = "按语："')
    change(own, "ordinals = false", "ordinals = true")
    change(own, "regions = true", "regions = false")
    change(own, 'red = "#c8102e"', 'red = "#aa0000"')
    content = renderings.render(rendering_issues.few(), "html", layout=own).content.decode()
    text = html.fromstring(content).text_content()
    assert "按语：本期" in text
    assert "（1）青溪县" in text
    assert "〔云岭省" not in text
    assert "--red:#aa0000" in content


def test_page_numbers_outside_stand_right_and_left(own: Path) -> None:
    change(own, 'page_number = "centre"', 'page_number = "outside"')
    content = renderings.render(rendering_issues.few(), "pdf", layout=own).content
    odd, even = (rendering_pages.rows(content, number)[-1] for number in (1, 2))
    size = 14 / rendering_pages.POINTS
    assert odd.text == "—1—"
    assert abs(odd.right - (184 - size)) < 0.5  # one character in from the edge (7.5)
    assert abs(even.left - (28 + size)) < 0.5
