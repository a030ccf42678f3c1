"""What servers answer: recorded texts of 网易, QQ and Exchange, and what is done about each."""

import pytest

from digest.deliveries.mail.replies import reply

RECORDED = [
    # phase, code, answer, verdict
    ("greeting", 421, "HL:REP 163 smtp7, too many unknown recipients", "pause"),
    ("greeting", 421, "HL:ICC 163 smtp3, concurrent connections", "pause"),
    ("mail", 421, "HL:IFC 163 smtp10,EMCowAC http://mail.163.com/help/help_spam_16.htm", "pause"),
    ("mail", 450, "MI:DMC 163 smtp14, too many mails in this connection", "pause"),
    ("mail", 451, "MI:DMC 163 smtp14", "pause"),
    ("mail", 451, "MI:SFQ 163 smtp8, please try again later", "pause"),
    ("recipient", 450, "RP:DRC 163 smtp2", "pause"),
    ("content", 451, "DT:SPM ,please try again", "later"),
    ("login", 451, "Requested mail action not taken: too much fail authentication", "stop"),
    ("login", 535, "Error: authentication failed", "stop"),
    ("login", 550, "User has no permission", "stop"),
    ("login", 535, "Login Fail. Please enter your authorization code to login.", "stop"),
    ("mail", 553, "Mail from must equal authorized user", "sender"),
    ("content", 554, "DT:SPM 163 smtp5, http://mail.163.com/help/help_spam_16.htm", "failed"),
    ("recipient", 550, "MI:NUR user not exist", "failed"),
    ("recipient", 550, "Domain frequency limited.", "pause"),
    ("mail", 550, "Sender frequency limited.", "pause"),
    ("mail", 550, "Connection frequency limited.", "pause"),
    ("recipient", 550, "Mailbox unavailable or access denied", "later"),
    ("recipient", 550, "Mailbox not found. http://service.mail.qq.com/cgi-bin/help?no=20022", "failed"),
    ("content", 550, "Mail content denied.", "failed"),
    ("content", 550, "SPF check failed", "failed"),
    ("recipient", 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "failed"),
    ("recipient", 550, "5.4.1 Recipient address rejected: Access denied.", "failed"),
    ("content", 550, "5.7.60 SMTP; Client does not have permissions to send as this sender", "sender"),
    ("mail", 530, "5.7.57 Client not authenticated to send mail.", "stop"),
    ("content", 554, "5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException", "sender"),
    ("recipient", 552, "5.2.2 Mailbox full", "later"),
    ("recipient", 452, "4.2.2 Mailbox full", "later"),
    ("mail", 452, "4.3.1 Insufficient system resources", "later"),
    ("mail", 552, "5.3.4 Message size exceeds fixed maximum message size", "size"),
    ("content", 552, "message is too long", "size"),
    ("content", 554, "5.3.4 Message too big for system", "size"),
    ("mail", 421, "4.3.2 The maximum number of concurrent connections has exceeded a limit, closing", "pause"),
    ("content", 432, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", "later"),
    ("login", 454, "4.7.0 Temporary authentication failure", "pause"),
    ("recipient", 450, "4.2.0 <a@x.test>: Recipient address rejected: Greylisted", "later"),
]


@pytest.mark.parametrize(("phase", "code", "answer", "verdict"), RECORDED)
def test_recorded_answers(phase, code, answer, verdict):
    found = reply(phase, code, answer.encode())
    assert found.verdict == verdict
    assert found.meaning
    assert found.text == " ".join(answer.split())


@pytest.mark.parametrize("phase", ["mail", "recipient", "data", "content"])
def test_unknown_answers_go_by_their_first_digit(phase):
    assert reply(phase, 499, "??").verdict == "later"
    assert reply(phase, 599, "??").verdict == "failed"


def test_answers_in_gb18030_are_read():
    assert reply("recipient", 550, "收件人空间不足".encode("gb18030")).verdict == "later"


def test_a_hostile_answer_is_cut_and_cleaned():
    found = reply("mail", 500, b"\x1b[31m" + b"x" * 10_000 + b"\r\n\x00")
    assert len(found.text) == 500
    assert found.text.isprintable()
