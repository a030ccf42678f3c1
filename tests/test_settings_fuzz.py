"""Settings files with a slip in them, a few hundred from one seed: read, or refused in Chinese, a line a slip."""

import os
import random
import re
import shutil

import pytest

from benchmarks.faults_briefings import with_slips
from digest import config
from digest.assets import templates
from digest.errors import ConfigError, RenderError
from digest.labels import rules
from digest.renderings.layout import files as layouts
from digest.tables import read_text

_MANY = int(os.environ.get("DIGEST_SLIPS", "150"))  # of each file: two seconds in all; run once with 3,000

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
        file.write_text(with_slips(text, chance), "utf-8", newline="")
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
