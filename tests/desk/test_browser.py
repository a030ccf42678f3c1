"""The whole job in a real browser, from an empty folder to a mailed issue: by mouse, by keyboard, without script.

What a source or a person wrote never runs, and axe finds nothing that keeps anybody out.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from digest import cli
from tests.articles.test_repairs import PAGE
from tests.conftest import ROOT
from tests.desk.conftest import STEM, chromium
from tests.mail.peers import Peer

SENDING = """
[delivery]
approval = "required"
[[delivery.group]]
name = "领导"
to = ["chief@example.cn"]
forms = ["pdf"]
[mail]
host = "127.0.0.1"
port = {port}
security = "local"
sender = "office@example.cn"
"""


@pytest.fixture(scope="module")
def program() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def desk(folder: Path) -> Iterator[tuple[str, Path]]:
    """A desk in a process of its own, over an office that has made an issue: its address, its folder."""
    yield from serve(folder)


def serve(folder: Path) -> Iterator[tuple[str, Path]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "digest", "desk", "weekly.toml", "--no-browser", "--port", str(free_port())]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip(), folder
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Mouse:
    """A hand that clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=False).first.click()

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(text)

    def choose(self, label: str, file: Path) -> None:
        self.page.get_by_label(label, exact=False).set_input_files(str(file))


class Keyboard(Mouse):
    """A hand that only has keys: everything is reached by Tab."""

    def reach(self, role: str, name: str) -> None:
        wanted = self.page.get_by_role(role, name=name, exact=False).first
        wanted.wait_for(state="attached")
        for _ in range(400):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{role} {name} is not reached by Tab")

    def press(self, role: str, name: str) -> None:
        self.reach(role, name)
        self.page.keyboard.press("Space" if role == "checkbox" else "Enter")

    def write(self, label: str, text: str) -> None:
        self.reach("textbox", label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)


def office_with_mail(tmp_path: Path, port: int) -> Path:
    folder = tmp_path / "空办公室"
    assert cli.main(["init", str(folder)]) == 0
    file = folder / "weekly.toml"
    text = file.read_text("utf-8").replace("sign_pending = false", "sign_pending = true")
    file.write_text(text + SENDING.format(port=port), "utf-8")
    return folder


@pytest.mark.parametrize("way", ["mouse", "keyboard", "no script"])
def test_from_an_empty_folder_to_a_mailed_issue(program: Browser, tmp_path: Path, way: str) -> None:
    with Peer() as peer:
        folder = office_with_mail(tmp_path, peer.port)
        for address, _ in serve(folder):
            context = program.new_context(
                java_script_enabled=way != "no script", viewport={"width": 1366, "height": 768}
            )
            page = context.new_page()
            errors = watch(page)
            hand = Keyboard(page) if way == "keyboard" else Mouse(page)
            page.goto(address)
            walk(page, hand)
            assert errors == []
            context.close()
        assert [to for to, _ in peer.log.accepted] == ["chief@example.cn"]
        assert "编者改的题目" in mailed_text(folder)


def walk(page: Page, hand: Mouse) -> None:
    """Do the office's work of a week."""
    hand.press("link", "把来源文件放进来")
    hand.choose("把文件拖到这里", ROOT / "seeds" / "000_e15baa980e8dcd2b.txt")
    hand.press("button", "放进来")
    hand.press("link", "首页")
    hand.press("button", "编一期")
    page.get_by_text("做完了").wait_for(timeout=60_000)
    hand.press("link", "看草稿")
    hand.write("标题", "编者改的题目")
    hand.press("button", "改题")
    page.get_by_role("heading", name="编者改的题目").wait_for()
    hand.press("button", "存成新稿")
    page.get_by_text("这一稿改了什么").wait_for()
    hand.write("姓名", "张三")
    hand.press("button", "签")
    page.get_by_text("已签发：张三").wait_for()
    hand.press("link", "发送")
    hand.press("button", "发送")
    page.get_by_text("做完了").wait_for(timeout=60_000)


def mailed_text(folder: Path) -> str:
    (file,) = (folder / "output").glob("weekly-*.pdf")
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


def watch(page: Page) -> list[str]:
    """Return the list that scripts' errors, dialogs and what the policy refused are put into."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: (errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    return errors


SMALL_SCREEN: ViewportSize = {"width": 1366, "height": 768}
SCREENS = ["", "sources", f"edit/{STEM}", f"sign/{STEM}", f"send/{STEM}", f"archive/{STEM}", "archive",
           "archive/search?q=工会", "settings", "nowhere"]  # fmt: skip


def test_no_screen_keeps_anybody_out(program: Browser, desk: tuple[str, Path]) -> None:
    address, _ = desk
    page = program.new_page()
    page.goto(address)
    base = address.partition("?")[0]
    found = {}
    for screen in SCREENS:
        page.goto(base + screen)
        results = Axe().run(page)
        violations = [f"{each['id']}: {each['nodes'][0]['html'][:100]}" for each in results.response["violations"]]
        found |= {screen: violations} if violations else {}
    page.close()
    assert found == {}


def test_the_screens_fit_at_double_size(program: Browser, desk: tuple[str, Path]) -> None:
    address, _ = desk
    page = program.new_page(viewport={"width": 683, "height": 384})  # 1366 × 768 at 200 %
    page.goto(address)
    for screen in SCREENS:
        page.goto(address.partition("?")[0] + screen)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), screen
    page.close()


def test_a_long_list_of_suffixes_stays_inside_its_card(program: Browser, folder: Path) -> None:
    (folder / "sources" / "录音.mp3").write_bytes(b"ID3" + bytes(90))
    report = "桐乡市总工会举办读书会\n12月2日，桐乡市总工会举办职工读书会，88名职工参加。\n"
    (folder / "sources" / "桐乡.txt").write_text(report, "utf-8")
    cli.main(["build", "weekly.toml", "--date", "2026-12-04", "--form", "json"])
    for address, _ in serve(folder):
        page = program.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        assert page.get_by_text("录音.mp3").count()
        wide = "[...document.querySelectorAll('section')].filter(each => each.scrollWidth > each.clientWidth).length"
        assert page.evaluate(wide) == 0
        page.close()


# Ways into markup, by the place they are written for (OWASP, XSS Filter Evasion): text, attribute, address, script.
PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt >alert(1)</sCrIpT >",
    "<script src=//evil.example/x.js></script>",
    "<script/src=data:,alert(1)></script>",
    "</script><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "＜script＞alert(1)＜/script＞",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u003cscript\u003ealert(1)\u003c/script\u003e",
    '"><svg onload=alert(1)>',
    "'><svg/onload=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover=alert(1) x='",
    "` onclick=alert(1) `",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=&#97;lert(1)>",
    "<img/src=`x`onerror=alert(1)>",
    "<image href=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=data:text/html,<script>alert(1)</script>>",
    "<a href=javascript:alert(1)>点</a>",
    "<form action=javascript:alert(1)><button>点",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<math><mi xlink:href=javascript:alert(1)>点</mi></math>",
    "</textarea><script>alert(1)</script>",
    "'-alert(1)-'",
    "{{ config.items() }}{% for x in [1] %}{{ 7*7 }}{% endfor %}",
)


def test_what_others_wrote_never_runs(program: Browser, folder: Path) -> None:
    """Each payload stands in a headline, a body, a file's name, a title, a note, a signature, a repair, a search.

    What is written into an issue is sent as the forms send it; then every screen that shows it is looked at.
    """
    groups = grouped(PAYLOADS)
    for number, group in enumerate(groups):
        safe = group.replace("/", "∕").replace('"', "＂")
        page_text = f"{group}张家港市总工会开展活动\n7月8日，张家港市总工会走进工地，{group}为120名职工送去物资。\n"
        (folder / "sources" / f"{number:02d}{safe}.txt").write_text(page_text, "utf-8")
    for address, _ in serve(folder):
        page = program.new_page()
        page.route("**/*.png", lambda route: route.abort())  # pictures of the pages run nothing, and take seconds
        errors = watch(page)
        base = address.partition("?")[0]
        page.goto(address)
        sign_with_each(page, base)
        title_with_all(page, base, groups, errors)
        for payload in PAYLOADS:
            page.goto(f"{base}archive/search?q={quote(payload)}")
            assert page.title().endswith("工会简报")
            assert refused(errors) == [], payload
        page.goto(base + "sources")
        links = [link.get_attribute("href") for link in page.locator("td a").all()]
        assert len(links) >= len(groups)
        for group, link in zip(groups, links, strict=False):
            page.goto(base + str(link).lstrip("/"))
            page.locator("input[name=line]").first.check()
            page.get_by_label("照原报补上").fill(group)
            page.get_by_role("button", name="补字").click()
            assert refused(errors) == [], link
        for screen in SCREENS:
            page.goto(base + screen)
        assert refused(errors) == []
        page.close()


def sign_with_each(page: Page, base: str) -> None:
    """Write every payload as a signature, and look at the screen that lists them."""
    page.goto(f"{base}sign/{STEM}")
    revision = page.locator("input[name=revision]").first.input_value()
    for payload in PAYLOADS:
        send(page, f"{base}sign/{STEM}", name=payload, role="编辑", revision=revision)
    page.goto(f"{base}sign/{STEM}")
    assert page.locator(".acts li").count() >= len(PAYLOADS)


def title_with_all(page: Page, base: str, groups: list[str], errors: list[str]) -> None:
    """Write all payloads as titles of entries and as the note, and look at each entry with the list of all."""
    # what ends the text field that the others stand in comes first
    note = "\n".join(sorted(PAYLOADS, key=lambda payload: not payload.startswith("</textarea>")))
    page.goto(f"{base}edit/{STEM}")
    send(page, f"{base}edit/{STEM}/note", note=note, seq="0")
    names = [str(entry.get_attribute("data-entry")) for entry in page.locator(".entry").all()]
    assert len(names) >= len(groups)
    titled = dict(zip(names, groups, strict=False))
    for name, group in titled.items():
        send(page, f"{base}edit/{STEM}/retitle", entry=name, headline=group, seq="0")
    for name, group in titled.items():
        page.goto(f"{base}edit/{STEM}?entry={quote(name)}")
        assert refused(errors) == [], group
        assert page.get_by_label("标题", exact=True).input_value() == group
    assert page.get_by_label("编者按").input_value() == note


def grouped(payloads: tuple[str, ...]) -> list[str]:
    """Return *payloads* side by side, as many as a title of an entry and the name of a file can hold."""
    groups = [""]
    for payload in payloads:
        joined = f"{groups[-1]} {payload}".strip()
        if len(joined.encode()) > 180:
            groups.append(payload)
        else:
            groups[-1] = joined
    return groups


def send(page: Page, address: str, **fields: str) -> None:
    """Send *fields* as the form of the page at hand sends them, without showing what comes back."""
    csrf = str(page.locator("meta[name=csrf]").get_attribute("content"))
    answer = page.request.post(
        address, form={"csrf": csrf, **fields}, headers={"Origin": origin(address)}, max_redirects=0
    )
    assert answer.status in (302, 303), (address, fields, answer.status)


def origin(address: str) -> str:
    return "/".join(address.split("/")[:3])


def refused(errors: list[str]) -> list[str]:
    """Return *errors* but those of pages that the desk refused by itself (409, 404)."""
    return [error for error in errors if "Failed to load resource" not in error]


def test_an_entry_is_dragged_to_another_place(program: Browser, desk: tuple[str, Path]) -> None:
    address, _ = desk
    page = program.new_page()
    page.goto(address)
    page.goto(f"{address.partition('?')[0]}edit/{STEM}")
    entries = page.locator(".entry")
    names = [entries.nth(place).get_attribute("data-entry") for place in range(3)]
    entries.nth(2).drag_to(entries.nth(0))
    page.locator(f'.entry[data-entry="{names[2]}"]:first-child').first.wait_for()
    page.keyboard.press("u")
    page.locator(f'.entry[data-entry="{names[0]}"]:first-child').first.wait_for()
    page.close()


def test_what_takes_long_is_told_and_asked_for_once(program: Browser, desk: tuple[str, Path]) -> None:
    address, _ = desk
    page = program.new_page()
    page.goto(address)
    page.goto(f"{address.partition('?')[0]}edit/{STEM}")
    asked: list[Route] = []

    def answer_late(route: Route) -> None:
        asked.append(route)
        time.sleep(2.5)
        route.continue_()

    page.route("**/save", answer_late)
    page.evaluate("""new MutationObserver(() => {
        const told = document.querySelector(".busy");
        if (told) sessionStorage.setItem("told", told.textContent);
    }).observe(document.body, { childList: true })""")
    page.locator('form[action$="/save"] button').evaluate(
        "button => { button.click(); setTimeout(() => button.click(), 500); }"
    )
    page.wait_for_url("**/sign/**")
    assert len(asked) == 1
    assert page.evaluate("sessionStorage.getItem('told')") == "正在照办，请稍候……"
    page.close()


@pytest.mark.parametrize("way", ["mouse", "keyboard", "no script"])
def test_a_suspected_slip_is_decided_where_it_stands(program: Browser, desk: tuple[str, Path], way: str) -> None:
    address, _ = desk
    context = program.new_context(java_script_enabled=way != "no script")
    page = context.new_page()
    hand = Keyboard(page) if way == "keyboard" else Mouse(page)
    page.goto(address)
    page.goto(f"{address.partition('?')[0]}edit/{STEM}")
    page.locator(".entry", has_text="疑误").locator("a").first.click()
    hand.press("button", "更正 人脑人心")
    page.locator("ins", has_text="入脑入心").first.wait_for()
    assert page.locator("del", has_text="人脑人心").count() == 2  # in the text, and below it
    hand.press("button", "恢复")
    hand.press("button", "没有错，不改 人脑人心")
    page.get_by_text("“人脑人心”不改").wait_for()
    if way != "no script":
        assert Axe().run(page).response["violations"] == []
    context.close()


@pytest.mark.parametrize("way", ["mouse", "keyboard", "no script"])
def test_a_page_that_was_read_wrong_is_mended(program: Browser, desk: tuple[str, Path], way: str) -> None:
    address, folder = desk
    (folder / "sources" / "版面.txt").write_text(PAGE, "utf-8")
    context = program.new_context(java_script_enabled=way != "no script")
    page = context.new_page()
    hand = Keyboard(page) if way == "keyboard" else Mouse(page)
    page.goto(address)
    page.goto(f"{address.partition('?')[0]}sources")
    hand.press("link", "版面.txt")
    hand.press("checkbox", "第3行")
    hand.press("button", "从选中的行起另成一篇")
    page.get_by_text("读出 3 篇").wait_for()
    if way != "no script":
        assert Axe().run(page).response["violations"] == []
    hand.press("button", "撤销：第3行")
    page.get_by_text("读出 2 篇").wait_for()
    hand.press("checkbox", "第3行")
    assert not page.get_by_text("回车不作数").is_visible()
    page.get_by_label("接在第").press("Enter")
    page.get_by_text("请按要做的那个按钮").wait_for()
    context.close()


def digest(*arguments: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "digest", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )


def test_a_taken_port_is_told_with_a_free_one(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = digest("desk", "weekly.toml", "--no-browser", "--port", str(port), folder=folder)
    assert done.returncode == 2
    assert f"端口 {port} 已被占用" in done.stderr
    assert "--port" in done.stderr


def test_nobody_is_let_in_from_a_network_without_a_name_and_tls(folder: Path) -> None:
    open_to_all = ("desk", "weekly.toml", "--no-browser", "--host", "0.0.0.0")
    assert "还没有用户" in digest(*open_to_all, folder=folder).stderr
    added = digest("desk", "user", "张三", "--role", "签发", folder=folder, given="一个足够长的口令\n")
    assert added.returncode == 0
    assert "不加密" in digest(*open_to_all, folder=folder).stderr
