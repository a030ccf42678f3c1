"""What broke its reader is kept by its hash, with the reason; of a member the container."""

import hashlib

from digest import quarantine
from digest.model import Failure


def test_a_copy_is_kept_once_with_the_reason_beside_it(tmp_path):
    source, out = tmp_path / "来信.eml", tmp_path / "out"
    source.write_bytes(b"hostile")
    out.mkdir()
    failure = Failure(f"{source}!/稿.docx", "读不了：用时过长", "请检查文件")
    kept = [quarantine.keep(failure, out) for _ in range(2)]
    assert kept[0] == kept[1] == out / "quarantine" / hashlib.sha256(b"hostile").hexdigest()
    assert kept[0].read_bytes() == source.read_bytes() == b"hostile"
    assert "用时过长" in kept[0].with_suffix(".txt").read_text("utf-8")
    assert len(list(kept[0].parent.iterdir())) == 2
