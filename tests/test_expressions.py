"""Expressions are compiled when first asked, and answer as compiled ones do."""

import pickle
import re
import subprocess
import sys

from digest.expressions import expression

TEXT = "3月5日，青屿市总工会；3月8日，海棠县总工会"
# What a run that reads one short file compiles (291; 695 when every module compiled its own) and loads (467).
EXPRESSIONS, MODULES = 300, 480


def test_an_expression_answers_as_a_compiled_one():
    mine, other = expression(r"(?P<month>\d)月(\d)日"), re.compile(r"(?P<month>\d)月(\d)日")
    for ask in ("search", "match", "fullmatch", "findall", "split"):
        assert str(getattr(mine, ask)(TEXT)) == str(getattr(other, ask)(TEXT))
    assert [found.span() for found in mine.finditer(TEXT, 5)] == [found.span() for found in other.finditer(TEXT, 5)]
    assert mine.sub(r"\2", TEXT) == other.sub(r"\2", TEXT)
    assert (mine.pattern, mine.groups, mine.flags) == (other.pattern, other.groups, other.flags)
    assert dict(mine.groupindex) == dict(other.groupindex)
    assert expression("a", re.IGNORECASE).match("A")


def test_it_goes_to_another_process():
    mine = expression(r"\d月", re.ASCII)
    assert pickle.loads(pickle.dumps(mine)).findall(TEXT) == ["3月", "3月"]  # not asked yet
    assert mine.search(TEXT)
    assert pickle.loads(pickle.dumps(mine)).findall(TEXT) == ["3月", "3月"]


def test_every_expression_of_the_program_compiles():
    """What is wrong with one shows here, not on the first page that asks it."""
    script = (
        "import gc, importlib, pkgutil, digest, digest.expressions as made\n"
        "[importlib.import_module(one.name) for one in pkgutil.walk_packages(digest.__path__, 'digest.')\n"
        " if not one.name.endswith('__main__')]\n"
        "every = [one for one in gc.get_objects() if type(one) is made._Expression]\n"
        "print(len([one.groups for one in every]))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 1000


def test_a_short_run_compiles_and_loads_little(tmp_path):
    """Floors: a start is paid by every command and by every office each time."""
    (tmp_path / "short.txt").write_text("本报讯 3月5日，青屿市总工会举办技能比武，120名职工参加。\n", "utf-8")
    script = (
        "import sys, re\n"
        "made, compile = [], re._compiler.compile\n"
        "re._compiler.compile = lambda *given: made.append(given) or compile(*given)\n"
        "from digest import cli\n"
        "cli.main(['extract', 'short.txt'])\n"
        "print(len(made), len(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    compiled, loaded = map(int, done.stderr.split())
    assert 0 < compiled <= EXPRESSIONS
    assert loaded <= MODULES
