"""What a file is by its first bytes, so that a picture named .txt is called a picture."""

from __future__ import annotations

# Signatures from the formats' own specifications (PNG 5.2, JFIF, GIF89a, ISO 32000 7.5.2, APPNOTE 4.3.7 …).
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"%PDF-", "PDF 文件"),
    (b"PK\x03\x04", "Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word 或 Excel 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"Rar!", "压缩文件"),
    (b"7z\xbc\xaf'\x1c", "压缩文件"),
    (b"\x1f\x8b", "压缩文件"),
    (b"SQLite format 3\x00", "数据库文件"),
)


def named(content: bytes) -> str:
    """Return the Chinese name of the binary format that *content* begins with; empty for anything else."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    return "WebP 图片" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""
