"""Only plain files are read, and none beyond its limit."""

import os

import pytest

from digest.files import NotPlainError, TooLargeError, read_plain


def test_a_file_is_read_up_to_its_limit(tmp_path):
    file = tmp_path / "版面.txt"
    file.write_bytes(b"12345")
    assert read_plain(file, 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_plain(file, 4)


def test_what_is_no_plain_file_is_neither_read_nor_waited_for(tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    for name in (tmp_path / "管道.txt", tmp_path, "/dev/zero"):
        with pytest.raises(NotPlainError):
            read_plain(name, 5)
