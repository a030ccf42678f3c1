"""What the system refuses is told in Chinese, whatever it is."""

import errno
import os
import re

import pytest

from digest.errors import trouble
from digest.files import NotPlainError


@pytest.mark.parametrize("number", [*errno.errorcode, 9999])
def test_every_refusal_of_the_system_is_told_in_chinese(number):
    said = trouble(OSError(number, os.strerror(number)))
    assert re.search("[\u4e00-\u9fff]{2}", said)
    assert not re.search("[A-Za-z]", said)


def test_a_refusal_of_our_own_is_told_too():
    assert trouble(NotPlainError("x")) == "不是普通文件，或太大"
