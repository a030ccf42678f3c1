"""``digest offices``: what a database administrator runs so that many offices share one archive, each with its own."""

from __future__ import annotations

import argparse

from digest.archive.database import rights
from digest.commands.common.terminal import MADE
from digest.errors import DigestError
from digest.expressions import expression

_EXAMPLE = "例：digest offices kunshan=weekly-kunshan taicang=weekly-taicang | psql 档案库"
_OFFICE = expression(r"([a-z_][a-z0-9_]{0,62})=([a-z0-9][a-z0-9-]{0,39})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest offices``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("office", nargs="*", metavar="角色=简报代号", help="一个单位登录用的角色，和它的一份简报")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the statements, and for each office its role and its row."""
    found = [_OFFICE.fullmatch(each) for each in arguments.office]
    if wrong := [given for given, match in zip(arguments.office, found, strict=True) if match is None]:
        raise DigestError(f"“{wrong[0]}”看不懂", "写成 角色=简报代号，如 kunshan=weekly-kunshan，只用小写字母和数字")
    for statement in rights.statements():
        print(f"{statement};")
    for role, briefing in (match.groups() for match in found if match):
        exists = f"SELECT FROM pg_roles WHERE rolname = '{role}'"
        print(f"DO $$ BEGIN IF NOT EXISTS ({exists}) THEN CREATE ROLE {role} LOGIN; END IF; END $$;")
        print(f"GRANT {rights.OFFICES} TO {role};")
        print(f"INSERT INTO offices VALUES ('{role}', '{briefing}') ON CONFLICT DO NOTHING;")
    return MADE
