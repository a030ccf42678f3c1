"""Settings files with a slip in them, a few hundred from one seed: read, or refused in Chinese, a line a slip."""

import os
import random
import re
import shutil

import pytest

from digest import config
from digest.assets import templates
from digest.errors import ConfigError, RenderError
from digest.labels import rules
from digest.renderings.layout import files as layouts
from digest.tables import read_text

_SIGNS = "\"'“”‘’＝=：，,、[]【】{}#\\\0\t\n\r\u3000０６_.-+字é\ufeff"
_VALUES = (
    "60份",
    "0",
    "-1",
    "9" * 30,
    "1e400",
    "nan",
    "2026-11-20",
    "True",
    "true",
    '""',
    '"字"',
    "[]",
    "[[1]]",
    "{}",
    "",
)
_MANY = int(os.environ.get("DIGEST_SLIPS", "150"))  # of each file: two seconds in all; run once with 3,000


def mutated(text: str, chance: random.Random) -> str:
    """Return *text* with one to three slips."""
    for _ in range(chance.randint(1, 3)):
        place, lines = chance.randrange(len(text)), text.split("\n")
        line = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                text = text[:place] + chance.choice(_SIGNS) + text[place:]
            case 1:
                text = text[:place] + text[place + chance.randint(1, 9) :]
            case 2:
                text = text[:place] + chance.choice(_SIGNS) + text[place + 1 :]
            case 3:
                lines.insert(chance.randrange(len(lines)), lines[line])
                text = "\n".join(lines)
            case _:
                value = chance.choice(_VALUES)
                lines[line] = re.sub(r"=.*", lambda _, value=value: f"= {value}", lines[line])
                text = "\n".join(lines)
    return text


READERS = {
    "weekly.toml": config.load,
    "vocabulary/themes.toml": lambda file: rules.parse(str(file), read_text(file)),
    "jianbao/layout.toml": lambda file: layouts.load(file.parent),
}


@pytest.mark.parametrize("name", READERS)
def test_a_slip_is_read_or_refused_in_chinese(tmp_path, name):
    chance = random.Random(1911)
    text = (templates() / name).read_text("utf-8")
    file = tmp_path / "layout.toml"
    shutil.copytree(templates() / "vocabulary", tmp_path / "vocabulary")
    refused = 0
    for _ in range(_MANY):
        file.write_text(mutated(text, chance), "utf-8", newline="")
        try:
            READERS[name](file)
        except (ConfigError, RenderError) as error:
            refused += 1
            for said in str(error).replace(str(file), "").split("\n"):
                assert re.search("[一-龥]{2}", said), said
                assert said.replace("\u3000", " ").isprintable(), said  # a full-width blank is seen
                assert len(said) < 500, said
                assert not re.search(r"\b(at line|Expected|Invalid|None|datetime|object)\b", said), said
    assert 0 < refused < _MANY
