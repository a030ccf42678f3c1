"""The one edge where text that cannot or must not be printed is taken out; nothing behind it cleans again."""

from __future__ import annotations

from digest.expressions import expression

# Line ends, tabs and other white space become one space: a printed paragraph is one line of text.
_BLANK = expression("[\\t\\n\\x0b\\x0c\\r\\x85\\u2028\\u2029]+")
# Nothing of these has a shape: C0/C1 controls, surrogates, soft hyphen, zero-width and bidi controls, invisible
# operators, variation selectors, tags, interlinear marks, non-characters (Unicode 15, categories Cc, Cf, Cs, Cn).
_INVISIBLE = expression(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f"
    "\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ud800-\\udfff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff\\uffa0"
    "\\ufff0-\\ufffb\\ufffe\\uffff\\U000e0000-\\U000e0fff]"
)


def clean(text: str) -> str:
    """Return *text* without characters that have no shape; white space other than spaces becomes a space."""
    return _INVISIBLE.sub("", _BLANK.sub(" ", text)).strip(" ")
