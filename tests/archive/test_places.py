"""An archive on the server that the briefing file names: every door, and every way that it can fail."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from digest import cli, config
from digest.archive import Archive, location
from digest.errors import ConfigError
from digest.model import Database
from tests.archive.server import CLERK

PASSWORD = "ge heim#1/@:"
BRIEFING = """
[briefing]
code = "weekly"
title = "职工动态"
publisher = "海塘区总工会办公室"
forms = ["json"]
[sources]
inputs = ["sources"]
[[sections.theme]]
code = "welfare"
name = "帮扶服务"
[[sections.theme]]
code = "other"
name = "其他"
[schedule]
every = "fri 08:30"
[delivery]
[[delivery.group]]
name = "共享"
channel = "folder"
to = ["shared"]
forms = ["json"]
"""
NIGHT = (
    "盐场夜班食堂开了火\n"
    "4月2日，海塘区总工会为二号盐场的夜班职工办起食堂，一百二十名晒盐工第一次在后半夜吃上了热饭。"
    "食堂由盐场工会小组轮流管账，饭菜价格每周公布一次。\n"
)
HARBOUR = (
    "渔港卸货工有了遮阳棚\n"
    "4月3日，海塘区总工会在老渔港装好三座遮阳棚，六十名卸货工歇脚时不再晒着。"
    "棚里备有饮水机和药箱，由码头工会每天查看。\n"
)


@pytest.fixture(scope="session")
def clerk(server: str) -> str:
    """The address of the server for a role with a password."""
    _execute(server, f"CREATE ROLE {CLERK} LOGIN PASSWORD '{PASSWORD}'")
    return server.replace("digest@", f"{CLERK}@")


_COUNT = itertools.count(1)


@pytest.fixture
def url(server: str, clerk: str) -> Iterator[str]:
    """The address of an empty database of the clerk's own, dropped afterwards."""
    name = f"office{next(_COUNT)}"
    _execute(server, f"CREATE DATABASE {name} OWNER {CLERK}")
    yield str(make_url(clerk).set(database=name))
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: str, statement: str) -> None:
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two sources, entered; its briefing file says nothing about the archive yet."""
    folder = tmp_path / "office"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "a.txt").write_text(NIGHT, "utf-8")
    (folder / "sources" / "b.txt").write_text(HARBOUR, "utf-8")
    for source in (folder / "sources").iterdir():
        os.utime(source, (1_700_000_000, 1_700_000_000))  # long there, so that nobody waits for it to be written
    (folder / "weekly.toml").write_text(BRIEFING, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DIGEST_TEST_DATABASE", PASSWORD)
    return folder


def use(office: Path, url: str, password: str = "env:DIGEST_TEST_DATABASE") -> None:
    lines = f'[archive]\nurl = "{url}"\n' + (f'password = "{password}"\n' if password else "")
    (office / "weekly.toml").write_text(BRIEFING + lines, "utf-8")


@pytest.fixture
def digest(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, str]:
        status = cli.main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert PASSWORD not in printed.out + printed.err
        assert "Traceback" not in printed.err
        return status, printed.out + printed.err

    return run


@pytest.fixture
def built(office: Path, url: str, digest) -> str:
    use(office, url)
    status, printed = digest("build", "weekly.toml", "--date", "2026-04-03")
    assert status == 0, printed
    return url


def test_a_new_office_begins_on_the_server_and_leaves_no_file(office: Path, url: str, digest) -> None:
    use(office, url)
    assert "✓ 档案数据库" in digest("check", "weekly.toml")[1]
    assert digest("list") == (
        2,
        "出错：数据库里还没有档案（请先编一期，或用 --out 指明输出文件夹、--briefing 指明简报文件）\n",
    )
    assert digest("build", "weekly.toml", "--date", "2026-04-03")[0] == 0
    assert not list((office / "output").glob("archive*"))
    archive = Archive.open(url, PASSWORD)
    assert [kept.number.serial for kept in archive.kept()] == [1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list",), "《职工动态》2026年第1期"),
        (("show", "1"), "盐场夜班食堂开了火"),
        (("render", "1", "--form", "json"), "已写出"),
        (("search", "晒盐"), "一百二十名晒盐工"),
        (("search", "棚"), "渔港卸货工有了遮阳棚"),
        (("ledger", "1"), "刊用　《盐场夜班食堂开了火》"),
        (("ledger", "1", "--save"), "已写出"),
        (("stats",), "合计"),
        (("volume", "2026", "--form", "docx"), "已写出"),
        (("edit", "1"), "已写出修改单"),
        (("diff", "1"), "没有改动"),
        (("approve", "1", "--show"), "草稿"),
        (("outbox",), "合计：已接收 0"),
        (("backup", "backup.gz"), "已备份到 backup.gz，共 1 期"),
        (("export", "export.gz"), "已导出到 export.gz，共 1 期"),
        (("check", "--archive"), "✓ 档案"),
        (("check", "weekly.toml", "--archive"), "✓ 档案"),
        (("duplicates", "sources"), "没有重复的文章"),
        (("preview", "1"), "预览"),
        (("preview", "weekly.toml", "--date", "2026-04-10"), "没有可以刊用的内容"),
        (("run", "weekly.toml", "--period", "2026-W20", "--dry-run", "--force"), "试编"),
        (("run", "weekly.toml", "--due"), ""),
    ],
)
def test_every_door_finds_the_archive_on_the_server(built: str, office: Path, digest, arguments, said: str) -> None:
    status, printed = digest(*arguments)
    assert status in (0, 1), printed
    assert said in printed
    assert not (office / "output" / "archive.db").exists()


def test_doors_called_from_elsewhere_find_the_briefing_beside_the_output(
    built: str, office: Path, digest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert digest("list", "--out", office / "output")[0] == 0
    assert digest("list", "--briefing", office / "weekly.toml")[0] == 0
    assert digest("list")[0] == 2


def test_an_issue_goes_all_its_way_on_the_server(built: str, office: Path, digest) -> None:
    digest("edit", "1")
    sheet = next((office / "output").glob("*修改单.txt"))
    text = sheet.read_bytes().decode("utf-8-sig")
    sheet.write_bytes(text.replace("\n编者按：", "\n编者按：请各站点参考。", 1).encode("utf-8-sig"))
    assert "请各站点参考" in digest("apply", sheet, "--by", "李四")[1]
    assert digest("approve", "1", "--by", "张三")[0] == 0
    status, printed = digest("send", "1")
    assert status == 0, printed
    assert [path.name for path in (office / "shared").iterdir()]
    assert "已接收 1" in digest("outbox", "--all")[1]
    assert [each.revision for each in Archive.open(built, PASSWORD).kept()] == [1]


def test_a_judgement_is_kept_on_the_server(built: str, digest) -> None:
    names = NIGHT.split("\n")[0], HARBOUR.split("\n")[0]
    assert digest("duplicates", "sources", "--apart", *names, "--by", "王敏")[0] == 0
    assert len(Archive.open(built, PASSWORD).different()) == 1


def test_an_archive_in_a_file_moves_to_the_server_and_counts_on(office: Path, url: str, digest) -> None:
    digest("build", "weekly.toml", "--date", "2026-04-03")
    use(office, url)
    for door in (("build", "weekly.toml", "--date", "2026-04-10"), ("list",), ("check", "weekly.toml")):
        status, printed = digest(*door)
        assert status == 2
        assert "有两份档案" in printed
    (office / "output" / "archive.db").rename(office / "old.db")
    assert digest("import", "old.db")[1].startswith("已导入 1 期")
    (office / "sources" / "c.txt").write_text(NIGHT.replace("盐场", "茶场").replace("晒盐", "炒茶"), "utf-8")
    assert "第2期" in digest("build", "weekly.toml", "--date", "2026-04-10", "--again")[1]
    assert digest("import", "old.db")[0] == 2


def test_a_backup_of_the_server_is_taken_in_as_a_file(built: str, office: Path, digest, tmp_path: Path) -> None:
    digest("backup", "backup.gz")
    (office / "weekly.toml").write_text(BRIEFING, "utf-8")
    assert digest("import", "backup.gz", "--out", tmp_path / "new")[0] == 0
    assert digest("show", "1", "--out", tmp_path / "new")[0] == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "wrong"}, "不认这个用户名或密码"),
        ({"password": ""}, "不认这个用户名或密码"),
        ({"database": "nowhere"}, "没有这个数据库"),
        ({"port": 1}, "连不上档案数据库"),
        ({"host": "nowhere.invalid"}, "没有这个名字"),
        ({"username": "nobody"}, "不认这个用户名或密码"),
        ({"query": {"sslmode": "require"}}, "加密连接"),
    ],
)
@pytest.mark.parametrize(
    "door", [("build", "weekly.toml", "--date", "2026-04-03"), ("list",), ("check", "weekly.toml")]
)
def test_a_server_that_cannot_be_used_is_named_in_chinese(
    office: Path, url: str, digest, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], said: str, door
) -> None:
    password = change.get("password", PASSWORD)
    monkeypatch.setenv("DIGEST_TEST_DATABASE", str(password))
    address = make_url(url).set(**{key: value for key, value in change.items() if key != "password"})
    use(office, str(address), "env:DIGEST_TEST_DATABASE" if password else "")
    status, printed = digest(*door)
    assert status == 2
    assert said in printed
    assert not list((office / "output").glob("weekly-*"))


def test_a_password_that_is_not_to_be_had_is_named(office: Path, url: str, digest, monkeypatch) -> None:
    monkeypatch.delenv("DIGEST_TEST_DATABASE")
    use(office, url)
    assert "环境变量 DIGEST_TEST_DATABASE 里没有数据库密码" in digest("list")[1]
    use(office, url, "file:secret")
    assert "读不出来" in digest("list")[1]
    (office / "secret").write_text(PASSWORD + "\n", "utf-8")
    (office / "secret").chmod(0o644)
    assert "别人也能读" in digest("list")[1]
    (office / "secret").chmod(0o600)
    assert "里还没有档案" in digest("list")[1]


def test_a_missing_driver_says_what_to_install(office: Path, url: str) -> None:
    use(office, url)
    program = (
        "import sys\nsys.modules['psycopg'] = None\n"
        "from digest import cli\nsys.exit(cli.main(['build', 'weekly.toml', '--date', '2026-04-03']))"
    )
    paths = {"PYTHONPATH": str(Path(__file__).parents[2])}
    made = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **paths}, capture_output=True, text=True, check=False
    )
    assert made.returncode == 2
    assert "没有装连接 PostgreSQL 的程序" in made.stderr
    assert "Traceback" not in made.stderr


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('password = "env:X"', "缺少 url"),
        ('url = "sqlite:///archive.db"', "只能是 PostgreSQL"),
        ('url = "mysql://a@b/c"', "只能是 PostgreSQL"),
        ('url = "postgresql://digest:geheim@db/digest"', "不能写密码"),
        ('url = "postgresql://digest@db/digest?password=geheim"', "不能写密码"),
        ('url = "postgresql://digest@db/digest"\npassword = "geheim"', "不能直接写密码"),
        ('url = "postgresql://digest@db/digest"\npassword = 5', "password 应是文字"),
        ('url = "postgresql://digest@db/"', "数据库名"),
        ('url = "postgresql:///digest"', "服务器名"),
        ('url = "postgresql://digest@db：5432/digest"', "全角"),
        ('url = "postgresql://digest@db:54x/digest"', "写法不对"),
        ('ulr = "postgresql://digest@db/digest"', "是不是 url"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused_and_no_password_shown(office: Path, lines: str, said: str) -> None:
    (office / "weekly.toml").write_text(f"{BRIEFING}[archive]\n{lines}\n", "utf-8")
    for reading in (config.load, config.database):
        with pytest.raises(ConfigError, match=said) as refused:
            reading("weekly.toml")
        assert "geheim" not in str(refused.value)
        assert "weekly.toml" in str(refused.value)


def test_two_databases_beside_each_other_must_be_told_apart(office: Path, digest) -> None:
    use(office, "postgresql://a@one.invalid/x", "")
    (office / "monthly.toml").write_text(
        (office / "weekly.toml").read_text("utf-8").replace("one.invalid", "two.invalid"), "utf-8"
    )
    status, printed = digest("list")
    assert status == 2
    assert "weekly.toml" in printed
    assert "monthly.toml" in printed
    assert config.database("weekly.toml") == Database("postgresql://a@one.invalid/x")


def test_a_briefing_that_is_wrong_elsewhere_still_tells_where_its_archive_is(built: str, office: Path, digest) -> None:
    text = (office / "weekly.toml").read_text("utf-8")
    (office / "weekly.toml").write_text(text.replace("forms =", "from ="), "utf-8")
    status, printed = digest("list", "--json")
    assert status == 0
    assert json.loads(printed)["number"] == 1


def test_a_network_share_is_known_by_its_kind(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//server/office /mnt/office\\040share cifs rw 0 0\nserver:/x /mnt/n nfs4 rw 0 0\n",
        "utf-8",
    )
    for folder, kind in (
        ("/mnt/office share/简报/output", "cifs"),
        ("/mnt/n", "nfs4"),
        ("/home/clerk/output", ""),
    ):
        assert location.network_share(Path(folder), mounts) == kind
    assert location.network_share(tmp_path, tmp_path / "none") == ""
