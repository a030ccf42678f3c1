"""Files made to break readers, each with what a person is told of it; empty where the file is simply read."""

# ruff: noqa: E501 - one file a line

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from email.message import EmailMessage
from email.policy import SMTP

from tests.pages import reports, webpages
from tests.pages.stories import STORIES

CONTENT_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MEGABYTE = 1 << 20


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(document: str, **others: bytes) -> bytes:
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document.encode(), **others})


def mail(text: str = "请查收。", **attached: bytes) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"], message["From"], message["Date"] = "来稿", "a@union.example", "Wed, 17 May 2023 09:00:00 +0800"
    message.set_content(text)
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def nested(content: bytes, depth: int) -> bytes:
    for level in range(depth):
        content = zipped({f"{level}.zip" if level else "里.txt": content})
    return content


def nested_parts(depth: int) -> bytes:
    head = b"MIME-Version: 1.0\r\nSubject: x\r\n"
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth))
    return head + opened + b"Content-Type: text/plain\r\n\r\nx\r\n"


def encrypted() -> bytes:
    """Return a ZIP whose only member says that it is locked."""
    content = bytearray(zipped({"稿.txt": "近日，工会开办夜校。".encode()}, zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(signature) + offset
        content[place] |= 1
    return bytes(content)


def linked() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("稿.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return stream.getvalue()


def overstated() -> bytes:
    """Return a ZIP whose list says that its member is small: it is not."""
    content = bytearray(zipped({"大.txt": b"0" * (80 * MEGABYTE)}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 100)
    return bytes(content)


def damaged_stream() -> bytes:
    content = bytearray(reports.official(STORIES[:1]))
    place = content.index(b"word/document.xml") + 60
    content[place : place + 40] = bytes(40)
    return bytes(content)


def many_entries(count: int) -> bytes:
    items = "<item><title>工会</title><description>近日，工会开办夜校。</description></item>" * count
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


def bomb(levels: int) -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "工会工会工会工会">{entities}]>'


def long_paragraph(characters: int) -> bytes:
    return webpages.page("很长很长的一段文字", f"<div id=zoom><p>{'工会。' * (characters // 3)}</p></div>")


EXTERNAL = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BODY = "<w:p><w:r><w:t>近日，木鱼镇工会开办职工夜校，首批招收六十人。</w:t></w:r></w:p>"

# What stands in the file's name says its kind; the second part is a piece of the message, empty where it is read.
FILES: dict[str, tuple[bytes, str]] = {
    "空.docx": (b"", "空的"),
    "截断.docx": (reports.official(STORIES[:1])[:3000], "已损坏"),
    "坏流.docx": (damaged_stream(), "损坏"),
    "无正文.docx": (zipped({"[Content_Types].xml": CONTENT_TYPES, "word/other.xml": b"<x/>"}), "没有正文"),
    "外部实体.docx": (word(f"{EXTERNAL}<w:document {WORD}><w:body>{BODY}<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"), ""),
    "实体炸弹.docx": (word(f"{bomb(9)}<w:document {WORD}><w:body><w:p><w:r><w:t>&a8;</w:t></w:r></w:p></w:body></w:document>"), "损坏"),
    "深表.docx": (word(f"<w:document {WORD}><w:body>{'<w:tbl><w:tr><w:tc>' * 100_000}</w:body></w:document>"), "损坏"),
    "深表二.docx": (word(f"<w:document {WORD}><w:body>{'<w:tbl><w:tr><w:tc>' * 60}{BODY}{'</w:tc></w:tr></w:tbl>' * 60}{BODY}</w:body></w:document>"), ""),
    "碎节点.docx": (word(f"<w:document {WORD}><w:body>{'<w:p/>' * 17_000_000}</w:body></w:document>"), "展开后超过"),
    "碎节点二.docx": (word(f"<w:document {WORD}><w:body>{'<w:p/>' * 3_000_000}</w:body></w:document>"), "太多段落"),
    "大部件.docx": (word(f"<w:document {WORD}><w:body><w:p><w:r><w:t>{'工' * 11_000_000}</w:t></w:r></w:p></w:body></w:document>"), "展开后超过"),
    "长段.docx": (word(f"<w:document {WORD}><w:body><w:p><w:r><w:t>{'工' * 1_500_000}</w:t></w:r></w:p></w:body></w:document>"), "一段长达"),
    "外链模板.docx": (word(f'<w:document {WORD}><w:body><w:altChunk w:id="r1"/>{BODY}</w:body></w:document>',
        **{"word/_rels/settings.xml.rels": b'<Relationships><Relationship Id="r1" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>'}), ""),
    "样式环.docx": (word(f'<w:document {WORD}><w:body><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>近日，木鱼镇工会开办职工夜校。</w:t></w:r></w:p></w:body></w:document>',
        **{"word/styles.xml": f'<w:styles {WORD}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'.encode()}), ""),
    "怪字号.docx": (word(f'<w:document {WORD}><w:body><w:p><w:r><w:rPr><w:sz w:val="99999999999999999999"/></w:rPr><w:t>近日，木鱼镇工会开办职工夜校。</w:t></w:r></w:p></w:body></w:document>'), ""),

    "长段.html": (long_paragraph(2_700_000), "一段长达"),
    "过大.html": (webpages.page("大", "工会" * 2_000_000), "网页超过 8 MB"),
    "图片地址.html": (webpages.page(STORIES[0].headline, f'<base href="http://127.0.0.1:9/"><img src="data:image/png;base64,{"A" * 3_000_000}">{webpages.paragraphs(STORIES[0])}'), ""),
    "怪字符.html": (webpages.page(STORIES[0].headline, webpages.paragraphs(STORIES[0]).replace("热水", "热\u202e水&#0;&#xD800;&#x110000;")), ""),
    "无数属性.html": (f"<html><body><div {' '.join(f'a{n}=1' for n in range(200_000))}>x</div></body></html>".encode(), "找不到文章"),
    "无数链接.html": (webpages.page("链接", "<a href=#>工会</a>" * 200_000), "太多标签"),
    "没有编码.html": (b"<html><body>" + bytes(range(128, 256)) * 4000, "编码损坏"),
    "深嵌套.mhtml": (b"MIME-Version: 1.0\r\nSnapshot-Content-Location: x\r\n" + nested_parts(2000).partition(b"\r\n")[2], "损坏"),
    "本地文件.mhtml": (b"MIME-Version: 1.0\r\nSnapshot-Content-Location: file:///etc/passwd\r\nContent-Type: text/html\r\n\r\n" + webpages.portal(STORIES[0]), ""),
    "空页.mhtml": (b"MIME-Version: 1.0\r\nSnapshot-Content-Location: x\r\nContent-Type: text/plain\r\n\r\nx", "没有网页"),
    "深嵌套.eml": (nested_parts(10_000), "损坏"),
    "无数部分.eml": (b"MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 10_000 + b"--b--", "个部分"),
    "空边界.eml": (b'MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nx\r\n----', ""),
    "怪名字.eml": (mail(**{"../../x/稿.txt": "近日，木鱼镇工会开办职工夜校，首批招收六十人。".encode()}), ""),
    "两个名字.eml": (mail().replace(b"Content-Type: text/plain", b'Content-Type: text/plain; name="a.exe"; name="b.txt"'), "不认识的文件类型"),
    "winmail.eml": (mail(**{"winmail.dat": b"x\x9f>\x22\x00"}), "winmail.dat"),
    "坏附件.eml": (mail(**{"稿.docx": b"PK\x03\x04"}), "损坏"),
    "假主题.eml": (b"Subject: =?utf-8?b?" + b"A" * 100_000 + b"?=\r\nMIME-Version: 1.0\r\n\r\n" + "近日，木鱼镇工会开办职工夜校，首批招收六十人。".encode(), ""),
    "假编码.eml": (b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=rot13\r\n\r\n" + "近日，木鱼镇工会开办职工夜校，首批招收六十人。".encode(), ""),
    "套四层.zip": (nested("近日，木鱼镇工会开办职工夜校。".encode(), 5), "太多层"),
    "无数成员.zip": (zipped({f"{n}.txt": b"x" for n in range(3000)}), "没有读"),
    "炸弹.zip": (zipped({"零.txt": b"0" * (200 * MEGABYTE)}), "太大"),
    "假大小.zip": (overstated(), "损坏"),
    "加密.zip": (encrypted(), "加了密码"),
    "链接.zip": (linked(), "链接"),
    "绝对路径.zip": (zipped({"/etc/cron.d/稿.txt": "近日，木鱼镇工会开办职工夜校，首批招收六十人。".encode(), "C:\\x\\稿二.txt": "近日，丙镇工会开办职工夜校，首批招收六十人。".encode()}), ""),
    "空.zip": (zipped({}), "没有可读的文件"),
    "截断.zip": (zipped({"稿.txt": "近日，工会开办夜校。".encode()})[:40], "已损坏"),
    "怪方法.zip": (zipped({"稿.txt": b"x" * 100}).replace(b"\x08\x00", b"\x09\x00"), "损坏"),
    "实体炸弹.xml": (f"{bomb(10)}<rss version='2.0'><channel><title>x</title><item><title>&a9;</title><description>&a9;</description></item></channel></rss>".encode(), ""),
    "无数条目.xml": (many_entries(100_000), "条"),
    "坏链接.xml": ("<rss version='2.0'><channel><title>x</title><item><title>工会办夜校</title><link>javascript:alert(1)</link><description>&lt;a href='javascript:x'&gt;近日&lt;/a&gt;，木鱼镇工会开办职工夜校。&lt;script&gt;坏&lt;/script&gt;</description></item></channel></rss>".encode(), ""),
    "坏.json": (b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 100_000, "已损坏"),
    "怪.json": (b'{"version":"https://jsonfeed.org/version/1","items":[1,null,{"title":5},{"content_html":{}}]}', "没有带正文"),
    "坏.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "LibreOffice"),
    "压缩.rar": (b"Rar!\x1a\x07\x00", "RAR"),
    "压缩.gz": (b"\x1f\x8b\x08" + zlib.compress(b"x"), "gzip"),
}  # fmt: skip
FILES["深嵌套.html"] = (("<html><body>" + "<div>" * 100_000 + "x").encode(), "找不到文章")
