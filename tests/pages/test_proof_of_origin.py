"""The pictures of pages with their articles' boxes, sheets as rows, a child without a network."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
import threading

import lxml.html
import pytest
import xlsxwriter

from digest import articles, pages
from digest.cli import main
from digest.model import Fetched, Location
from tests.pages import hostile
from tests.press import pages as press


@pytest.fixture
def printed(tmp_path):
    """Return a PDF of several stories."""
    path = tmp_path / "版面.pdf"
    path.write_bytes(press.plain()[0])
    return path


def test_an_explained_pdf_shows_its_page_with_numbered_boxes(tmp_path, printed):
    out = tmp_path / "说明.html"
    assert main(["extract", str(printed), "--explain", "--html", str(out)]) == 0
    page = out.read_text("utf-8")
    found = articles.segment([page for read in pages.read(Location(str(printed))) for page in read.pages]).articles
    assert "data:image/jpeg;base64,/9j/" in page
    assert page.count("<rect") == sum(len(article.places) for article in found) > 1
    assert ">1-1</text>" in page


def test_the_picture_of_a_page_that_is_not_there_is_none(printed):
    assert pages.picture(Location(str(printed)), 9) == ""


def sheet(rows) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        for place, row in enumerate(rows):
            workbook.add_worksheet().write_row(0, 0, row) if not place else workbook.worksheets()[0].write_row(
                place, 0, row
            )
    return stream.getvalue()


def test_a_sheet_is_read_as_rows_and_none_of_it_is_an_article(tmp_path):
    content = sheet([("县区", "人数"), ("东城", 1200)])
    (page,) = pages.parse(Fetched(Location("统计.xlsx"), content))
    assert [(block.text, block.role) for block in page.blocks] == [("县区 人数", "row"), ("东城 1200", "row")]
    assert articles.segment([page]).articles == ()
    mail = tmp_path / "来稿.eml"
    mail.write_bytes(hostile.mail("现报送。", **{"统计.xlsx": content, "坏.xlsx": content[:200]}))
    told = {read.source.partition("!/")[2]: read.failure for read in pages.read(Location(str(mail)))}
    assert told["统计.xlsx"] is None
    assert "损坏" in told["坏.xlsx"].message or "打不开" in told["坏.xlsx"].message


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can take the network from a process")
def test_the_process_that_reads_strangers_files_reaches_no_network():
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        seen: list[object] = []
        heard = threading.Thread(target=lambda: seen.append(_accepted(canary)))
        heard.start()
        port = canary.getsockname()[1]
        code = (
            "import socket, json\nfrom digest.pages.sandbox import limits\nlimits.cut_off()\ntry:\n"
            f" socket.create_connection(('127.0.0.1', {port}), 2).close(); print(json.dumps('reached'))\n"
            "except OSError as error: print(json.dumps(type(error).__name__))"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        heard.join()
    if json.loads(told) == "reached":
        pytest.skip("this system does not let a process give up its network")
    assert seen == [None]


def _accepted(canary: socket.socket) -> object:
    try:
        return canary.accept()
    except TimeoutError:
        return None


def build(printed, out, *forms: str) -> None:
    asked = [word for form in forms for word in ("--form", form)]
    order = ["build", "templates/weekly.toml", "--input", str(printed), "--out", str(out), "--date", "2024-06-07"]
    assert main([*order, *asked]) in (0, 3)


def test_the_entry_of_a_printed_page_leads_to_page_and_place(tmp_path, printed):
    out = tmp_path / "out"
    build(printed, out, "html", "json")
    (page,) = out.glob("*.html")
    assert 'class="origin" title="原件 版面.pdf：第' in page.read_text("utf-8")
    assert str(tmp_path) not in page.read_text("utf-8")
    (record,) = out.glob("*.json")
    entries = [entry for section in json.loads(record.read_text("utf-8"))["sections"] for entry in section["entries"]]
    assert entries
    assert all(entry["item"]["article"]["places"] for entry in entries)


def test_the_origin_in_the_html_leads_to_a_plan_of_its_page_and_back(tmp_path, printed):
    out = tmp_path / "out"
    build(printed, out, "html")
    (file,) = out.glob("*.html")
    page = lxml.html.document_fromstring(file.read_bytes())
    links = page.xpath("//a[@class='origin']")
    assert links
    for link in links:
        (plan,) = page.xpath(f"//*[@id='{link.get('href').removeprefix('#')}']")
        (back,) = plan.xpath("./a")
        assert page.xpath(f"//*[@id='{back.get('href').removeprefix('#')}']")
        assert len(plan.xpath(".//rect")) > len(plan.xpath(".//svg")) > 0
        assert plan.text_content().strip() == ""  # all forms print the same words
    assert "digest show weekly-2024-01 --source " in page.xpath("//figure[@class='plan']/code")[0].get("data-told")
    assert file.stat().st_size < 60_000


def test_the_original_of_an_entry_is_drawn_with_its_places_alone(tmp_path, printed, capsys):
    out, drawn = tmp_path / "out", tmp_path / "原版.html"
    build(printed, out, "json")
    assert main(["show", "1", "--out", str(out), "--source", "1-1", "--html", str(drawn)]) == 0
    (record,) = out.glob("*.json")
    first = json.loads(record.read_text("utf-8"))["sections"][0]["entries"][0]["item"]["article"]
    page = drawn.read_text("utf-8")
    assert "data:image/jpeg;base64,/9j/" in page
    assert page.count("<rect") == len(first["places"]) > 1
    assert first["places"][0]["width"] > 0
    assert main(["show", "1", "--out", str(out), "--html", str(drawn)]) == 2
    assert "--source" in capsys.readouterr().err
