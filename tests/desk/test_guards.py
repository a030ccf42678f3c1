"""Who gets in, under which name, with which form; what an answer lets a browser do."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from digest.desk import Access, Office, create_app
from digest.desk.drafting import open_draft
from digest.desk.users import MAY, ROLE_NAMES, User, add_user, find_user, load_users
from digest.errors import ConfigError
from tests.desk.conftest import HOST, STEM, TOKEN, Browser

PASSWORD = "一个足够长的口令"


def test_only_who_has_the_token_gets_in(app: Flask) -> None:
    for path in ("/", f"/edit/{STEM}", "/settings", "/archive", "/?token=wrong"):
        assert app.test_client().get(path, headers={"Host": HOST}).status_code == 403
    browser = Browser(app.test_client())
    browser.get("/")
    assert browser.status == 200


def test_another_name_for_this_machine_is_refused(app: Flask) -> None:
    for host in ("evil.example:8088", "127.0.0.1:9999", "localhost.evil.example"):
        assert app.test_client().get(f"/?token={TOKEN}", headers={"Host": host}).status_code == 400


def test_a_form_without_its_token_does_nothing(app: Flask, browser: Browser) -> None:
    for fields in ({}, {"csrf": "guessed"}):
        answer = browser.client.post(
            f"/sign/{STEM}", data={"name": "张三", "role": "签发", "revision": "0", **fields}, headers={"Host": HOST}
        )
        assert answer.status_code == 403
    assert "尚未签发" in browser.get(f"/sign/{STEM}")


def test_answers_forbid_scripts_that_are_not_the_desks_own(browser: Browser) -> None:
    answer = browser.client.get("/", headers={"Host": HOST})
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "SameSite=Strict" in app_cookie(browser)
    assert "HttpOnly" in app_cookie(browser)


def app_cookie(browser: Browser) -> str:
    answer = browser.client.get(f"/?token={TOKEN}", headers={"Host": HOST})
    return answer.headers["Set-Cookie"]


@pytest.mark.parametrize(
    "path", ["/edit/weekly-2026-99", "/sign/..%2f..%2fetc", "/archive/weekly-2026-01/exe", "/nowhere"]
)
def test_an_address_that_leads_nowhere_is_told(browser: Browser, path: str) -> None:
    text = browser.get(path)
    assert browser.status in (404, 409)
    assert "没有" in text


# --- users of a network ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def users() -> tuple[User, ...]:
    """One user of each role; hashes are dear on purpose, and cheap ones do here."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    return tuple(User(name, role, cheap.hash(PASSWORD)) for role, name in ROLE_NAMES.items())


@pytest.fixture
def shared(office: Office, users, compiled) -> Flask:
    made = create_app(office, Access(TOKEN, frozenset({HOST}), users))
    made.jinja_env.bytecode_cache = compiled
    return made


def log_in(app: Flask, name: str, wanted: str = "/") -> Browser:
    browser = Browser(app.test_client(), token="")
    page = browser.get("/login")
    csrf = re.search(r'name="csrf" content="([^"]+)"', page)
    fields = {"csrf": csrf[1] if csrf else "", "name": name, "password": PASSWORD, "next": wanted}
    answer = browser.client.post("/login", data=fields, headers={"Host": HOST})
    assert answer.status_code == 302, answer.get_data(as_text=True)
    browser.led = answer.headers["Location"]
    return browser


@pytest.mark.parametrize(
    ("wanted", "led"),
    [("/archive", "/archive"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("/\t/evil.example", "/")],
)
def test_a_log_in_leads_to_a_page_of_the_desk_only(shared: Flask, wanted: str, led: str) -> None:
    assert log_in(shared, ROLE_NAMES["editor"], wanted).led == led


# Every act a form can ask for: its address, its fields, who may do it.
ACTS = [
    ("/build", {"date": "不是日期"}, "edit"),
    ("/sources", {}, "edit"),
    ("/sources/collect", {}, "edit"),
    ("/sources/0123456789abcdef/remove", {}, "edit"),
    ("/sources/0123456789abcdef/mend", {"act": "split"}, "edit"),
    ("/sources/0123456789abcdef/revoke", {"number": "0"}, "edit"),
    (f"/edit/{STEM}/rule", {"entry": "1-1", "place": "0-1", "verdict": "leave", "seq": "0"}, "edit"),
    (f"/edit/{STEM}/select", {"seq": "0", "entry": "1-1", "span": "0-1"}, "edit"),
    (f"/edit/{STEM}/retitle", {"seq": "0", "entry": "1-1", "headline": "甲"}, "edit"),
    (f"/edit/{STEM}/pend", {"seq": "0", "entry": "1-1", "pending": "0"}, "edit"),
    (f"/edit/{STEM}/move", {"seq": "0", "entry": "1-1", "direction": "down"}, "edit"),
    (f"/edit/{STEM}/note", {"seq": "0", "note": "按"}, "edit"),
    (f"/edit/{STEM}/undo", {}, "edit"),
    (f"/edit/{STEM}/redo", {}, "edit"),
    (f"/sign/{STEM}", {"role": "签发", "revision": "0"}, "sign"),
    (f"/sign/{STEM}/withdraw", {}, "sign"),
    (f"/send/{STEM}", {"test": "a@example.cn"}, "send"),
    ("/outbox/1/retry", {"stem": STEM}, "send"),
    ("/settings", {"before": "x", "text": "x"}, "configure"),
    ("/archive/volume", {"year": "2026"}, "edit"),
]
PAGES = [
    "/",
    "/sources",
    f"/edit/{STEM}",
    f"/sign/{STEM}",
    f"/send/{STEM}",
    "/archive",
    f"/archive/{STEM}",
    "/settings",
]


def test_every_act_is_in_the_table(shared: Flask) -> None:
    rules = [rule for rule in shared.url_map.iter_rules() if "POST" in (rule.methods or ())]
    acts = {re.sub(r"<[^>]+>", "*", rule.rule) for rule in rules} - {"/login", "/logout", "/name"}
    known = {re.sub(rf"{STEM}|0123456789abcdef|(?<=/outbox/)1|retry$", "*", path) for path, _, _ in ACTS}
    assert acts == known | {"/edit/*/save"}


@pytest.mark.parametrize("role", list(ROLE_NAMES))
def test_each_role_may_do_its_own_and_nothing_else(shared: Flask, role) -> None:
    browser = log_in(shared, ROLE_NAMES[role])
    for path in PAGES:
        browser.get(path)
        assert browser.status == 200, path
    for (path, fields, permission), is_genuine in product(ACTS, (False, True)):
        csrf = browser.csrf() if is_genuine else "guessed"
        answer = browser.client.post(path, data={**fields, "csrf": csrf}, headers={"Host": HOST})
        is_allowed = is_genuine and permission in MAY[role]
        assert (answer.status_code == 403) is not is_allowed, (path, role, is_genuine, answer.status_code)


def test_nobody_signs_under_anothers_name(shared: Flask, office: Office) -> None:
    browser = log_in(shared, "签发")
    browser.post(f"/sign/{STEM}", name="李四", role="签发", revision="0")
    signoff = office.archive.approvals.signoff(office.kept(STEM))
    assert (signoff.state, signoff.name) == ("approved", "签发")


def test_wrong_passwords_make_one_wait(users) -> None:
    access = Access(TOKEN, frozenset({HOST}), users)
    for second in range(5):
        assert access.log_in("编辑", "错的口令错的", float(second)) is None
    assert access.log_in("编辑", PASSWORD, 4.5) is None
    assert access.wait("编辑", 4.5) > 0
    found = access.log_in("编辑", PASSWORD, 1000.0)
    assert found is not None
    assert access.wait("编辑", 1000.0) == 0


def test_passwords_are_kept_as_argon2_and_not_by_others_readable(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    add_user(file, "张三", "approver", PASSWORD)
    text = file.read_text("utf-8")
    assert PASSWORD not in text
    assert "$argon2id$" in text
    assert file.stat().st_mode & 0o077 == 0
    assert find_user(load_users(file), "张三", "别的口令") is None
    assert find_user(load_users(file), "李四", PASSWORD) is None
    with pytest.raises(ConfigError, match="口令不足 8 个字符"):
        add_user(file, "张三", "approver", "短")


def test_a_broken_file_of_users_is_told(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('[[user]]\nname = "张三"\nrole = "chief"\nhash = "x"\n', "utf-8")
    with pytest.raises(ConfigError, match="chief"):
        load_users(file)
    file.write_text("[[user]]\nname = 3\n", "utf-8")
    with pytest.raises(ConfigError, match="用户文件"):
        load_users(file)


# --- a session that ended while somebody typed -----------------------------------------------------------

NOTE = {"seq": "0", "note": "写了半天的<b>编者按</b>"}
OWN = {"Host": HOST, "Origin": f"http://{HOST}"}


def test_what_was_typed_is_handed_in_after_logging_in_again(shared: Flask, office: Office) -> None:
    log_in(shared, "编辑")
    client = shared.test_client()  # a browser whose session the desk does not know any more
    answer = client.post(f"/edit/{STEM}/note", data={**NOTE, "csrf": "of before"}, headers=OWN)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 403
    assert "写了半天的&lt;b&gt;编者按" in page
    fields = dict(re.findall(r'name="(csrf|keeps)" (?:content|value)="([^"]+)"', page))
    answer = client.post("/login", data={**fields, "name": "编辑", "password": PASSWORD}, headers=OWN)
    page = answer.get_data(as_text=True)
    assert "还没有交" in page
    assert open_draft(office, STEM).wanted.note == ""  # nothing is done before a person says so
    csrf = re.search(r'name="csrf" content="([^"]+)"', page)
    answer = client.post(f"/edit/{STEM}/note", data={**NOTE, "csrf": csrf[1] if csrf else ""}, headers=OWN)
    assert answer.status_code == 302
    assert open_draft(office, STEM).wanted.note == "写了半天的<b>编者按</b>"


def test_an_old_page_of_somebody_known_is_asked_again(browser: Browser, office: Office) -> None:
    answer = browser.client.post(f"/edit/{STEM}/note", data={**NOTE, "csrf": "of before"}, headers=OWN)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 403
    assert f'action="/edit/{STEM}/note"' in page
    assert open_draft(office, STEM).wanted.note == ""


def test_words_of_another_site_are_not_kept(shared: Flask, browser: Browser) -> None:
    for origin in ("http://evil.example", "null", ""):
        answer = browser.client.post(f"/edit/{STEM}/note", data=NOTE, headers={"Host": HOST, "Origin": origin})
        assert answer.status_code == 403
        assert "写了半天" not in answer.get_data(as_text=True)
    forged = {"keeps": "W10.forged", "name": "编辑", "password": PASSWORD}
    page = Browser(shared.test_client(), token="")
    csrf = re.search(r'name="csrf" content="([^"]+)"', page.get("/login"))
    answer = page.client.post("/login", data={**forged, "csrf": csrf[1] if csrf else ""}, headers={"Host": HOST})
    assert answer.status_code == 302


def test_without_a_log_in_what_was_typed_can_be_copied(app: Flask) -> None:
    answer = app.test_client().post(f"/edit/{STEM}/note", data=NOTE, headers=OWN)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 403
    assert "写了半天的&lt;b&gt;编者按" in page
    assert "新网址" in page


def test_a_stranger_hands_in_no_more_than_a_form(app: Flask, browser: Browser) -> None:
    large = b"x" * (3 << 20)
    assert app.test_client().post("/login", data=b"name=" + large, headers={"Host": HOST}).status_code == 413
    head = '--b\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    csrf, file = head.format("csrf", "") + browser.csrf(), head.format("files", '; filename="a.txt"')
    upload = csrf.encode() + b"\r\n" + file.encode() + large + b"\r\n--b--\r\n"
    headers = {"Host": HOST, "Content-Type": "multipart/form-data; boundary=b"}
    assert app.test_client().post("/sources", data=upload, headers=headers).status_code == 413
    assert "已收下" in browser.client.post("/sources", data=upload, headers=headers).get_data(as_text=True)


def test_two_browsers_without_a_name_are_two_people(app: Flask, office: Office) -> None:
    first, second = Browser(app.test_client()), Browser(app.test_client())
    first.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline="先改的题")
    assert "先改的题" in first.post(
        f"/edit/{STEM}/select", seq=0, entry="1-1", span="0-0"
    )  # its own step is no conflict
    text = second.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline="后改的题")
    assert (second.status, "后改的题" in text) == (409, True)
    assert open_draft(office, STEM).wanted.entry("1-1").headline == "先改的题"
