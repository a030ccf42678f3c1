"""The same mails taken by a server of other authors, and read back from what it wrote down."""

import email
import email.policy
import tempfile
from pathlib import Path

from digest.dispatch import dispatch_due
from tests.mail.issues import MORNING, briefing, kept_issue
from tests.mail.sink import installed, sink


def test_smtp_sink_takes_them_all(tmp_path):
    assert installed(), "no smtp-sink here: it is in Debian's package postfix, and .ci/setup test unpacks it"
    archive, kept = kept_issue(tmp_path, 50_000)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    people = tuple(f"u{place}@x.test" for place in range(20))
    with tempfile.TemporaryDirectory() as name:  # smtp-sink runs as nobody, who may not enter tmp_path
        dumps = Path(name)
        with sink(str(installed()), dumps=dumps) as port:
            assert dispatch_due(briefing(port, people), archive, MORNING).count("sent") == 20
        mails = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in dumps.iterdir()]
    assert sorted(str(mail["To"]) for mail in mails) == sorted(people)
    for mail in mails:
        (attached,) = mail.iter_attachments()
        assert attached.get_filename() == "工会简报2026年第3期.pdf"
        assert attached.get_content() == archive.renderings(kept)[0].content
