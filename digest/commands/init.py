"""``digest init``: a working folder for an office, laid out from the defaults."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest.assets import templates
from digest.atomic import replacing
from digest.commands.common import options
from digest.commands.common.terminal import MADE
from digest.errors import DeliveryError, trouble

_EXAMPLE = "例：digest init 我的简报 --serial 128"
_SERIAL = options.whole(10**6, "成 128 的样子", "总期号")
_SOURCES, _OUTPUT = "sources", "output"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest init``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("folder", type=Path, metavar="文件夹", help="新建或已有的文件夹；已有的文件不会改动")
    parser.add_argument("--serial", type=_SERIAL, metavar="总期号", help="第一期的总第号，如 128；只在新建时写入")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Lay out the folder; files that stand there already stay as they are."""
    folder: Path = arguments.folder
    if folder.exists() and not folder.is_dir():
        raise DeliveryError(f"{folder} 是文件，不是文件夹", "请写一个文件夹的名字，如 digest init 我的简报")
    try:
        kept = _lay_out(folder, arguments.serial or 1)
    except OSError as error:
        raise DeliveryError(f"不能建立 {folder}：{trouble(error)}", "请换一个文件夹，或检查权限") from error
    for path in kept:
        print(f"  已有，未改动：{path}")
    print(f"工作文件夹 {folder} 已备好。下一步：")
    print(f"  1. 打开 {folder / 'weekly.toml'}，改成本单位的名称、所在地（home）、报送范围")
    print(f"  2. 把来源文字放进 {folder / _SOURCES}")
    print(f"  3. digest check {folder / 'weekly.toml'}")
    print(f"  4. digest build {folder / 'weekly.toml'} --out {folder / _OUTPUT}")
    return MADE


def _lay_out(folder: Path, serial: int) -> list[Path]:
    """Copy the defaults into *folder*, counting from 总第 *serial* 期; return the files that stood there before."""
    for name in ("", _SOURCES, _OUTPUT):
        (folder / name).mkdir(parents=True, exist_ok=True)
    kept = []
    # templates/base stays with the program, or its mending would not reach the office
    base = templates() / "base"
    for source in sorted(file for file in templates().rglob("*") if file.is_file() and base not in file.parents):
        target = folder / source.relative_to(templates())
        if target.exists():
            kept.append(target)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        content = source.read_bytes()
        if target.name == "weekly.toml":  # it reads the folder's own sources
            text = content.decode().replace('inputs = ["../seeds"] ', f'inputs = ["{_SOURCES}"]')
            content = text.replace("serial_start = 1 ", f"serial_start = {serial} ").encode()
        with replacing(target) as aside:  # on a full disk nothing half, which the next time would be left as it is
            aside.write_bytes(content)
    return kept
