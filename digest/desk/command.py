"""``digest desk``: the office's work in a browser; ``digest desk user``: who may log in from a network."""

from __future__ import annotations

import argparse
import contextlib
import errno
import getpass
import ipaddress
import secrets
import socket
import sys
import webbrowser
from pathlib import Path

from digest import config
from digest.commands.common import options
from digest.commands.common.folders import find_briefings, sole
from digest.commands.common.terminal import MADE
from digest.desk.users import ROLE_NAMES, add_user, load_users
from digest.errors import ConfigError, trouble

_EXAMPLE = "例：digest desk weekly.toml　　digest desk user 张三 --role 签发"
_THREADS = 4  # a page is made in some ms; pictures of pages wait in one of them
_USERS = "desk.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest desk``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就用这里找到的；写 user 姓名 就增改用户")
    port = options.whole(65535, " 1 到 65535 的端口")
    parser.add_argument("--port", type=port, default=8088, metavar="端口", help="默认 8088")
    parser.add_argument("--no-browser", action="store_true", help="不打开浏览器，只显示网址")
    options.add_out(parser)
    parser.add_argument("--host", default="127.0.0.1", metavar="地址", help="给别的电脑用时写本机的网络地址")
    parser.add_argument("--proxy", default="", metavar="域名", help="前面有加密（TLS）的反向代理时，写它的域名")
    parser.add_argument("--role", choices=tuple(ROLE_NAMES.values()), default="编辑", help="user：这个人的职责")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C; print the address, which is all that a browser needs."""
    if arguments.briefing[:1] == ["user"]:
        return write_user(arguments)
    import waitress

    from digest.desk import UPLOAD, Access, Office, create_app

    files = tuple(arguments.briefing) or _found()
    if not files:
        raise ConfigError(str(Path.cwd()), "没有找到简报文件", "请写明，例如 digest desk weekly.toml，或先 digest init")
    users = load_users(Path(files[0]).parent / _USERS)
    _refuse_open(arguments, bool(users))
    listener = _listen(arguments.host, arguments.port)
    is_shared = not _is_loopback(arguments.host) or bool(arguments.proxy)
    access = Access(secrets.token_urlsafe(24), _hosts(arguments), users if is_shared else ())
    app = create_app(Office(files, arguments.out), access)
    app.config["SESSION_COOKIE_SECURE"] = bool(arguments.proxy)
    address = f"https://{arguments.proxy}/" if arguments.proxy else f"http://{arguments.host}:{arguments.port}/"
    address += "" if access.users else f"?token={access.token}"
    print(address, flush=True)
    if not arguments.no_browser:
        webbrowser.open(address)
    most = 2 * UPLOAD  # beyond our own bound, which is told in Chinese
    waitress.serve(app, sockets=[listener], threads=_THREADS, max_request_body_size=most, ident=None, _quiet=True)
    return MADE


def _found() -> tuple[str, ...]:
    """Return the briefing files found here, a broken one too; ``ConfigError`` where one of them has a copy."""
    files, briefings = tuple(find_briefings()), []
    for file in files:
        with contextlib.suppress(ConfigError):  # the desk shows what is wrong in it
            briefings.append(config.load(file))
    if copied := sole(briefings)[1]:
        raise copied[0]
    return files


def write_user(arguments: argparse.Namespace) -> int:
    if len(arguments.briefing) != 2:
        raise ConfigError("digest desk user", "要写一个姓名", "例：digest desk user 张三 --role 签发")
    name = arguments.briefing[1]
    briefings = find_briefings()
    file = (Path(briefings[0]).parent if briefings else Path()) / _USERS
    role = next(code for code, called in ROLE_NAMES.items() if called == arguments.role)
    password = getpass.getpass("口令：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    add_user(file, name, role, password)
    print(f"已写入 {file}：{name}（{arguments.role}）。正在运行的工作台重新启动后才认。")
    return MADE


def _refuse_open(arguments: argparse.Namespace, has_users: bool) -> None:
    """Refuse to be reached from a network by anybody, or in the clear."""
    if _is_loopback(arguments.host) and not arguments.proxy:
        return
    if not has_users:
        raise ConfigError("digest desk", "还没有用户，不能给别的电脑用", "请先 digest desk user 姓名 --role 职责")
    if not arguments.proxy:
        raise ConfigError("digest desk", "口令会不加密地传过网络", "请在前面放加密的反向代理，并写 --proxy 域名")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _hosts(arguments: argparse.Namespace) -> frozenset[str]:
    """Return the names under which the desk may be asked for; any other points here without leave."""
    if arguments.proxy:
        return frozenset({arguments.proxy.lower()})
    return frozenset(f"{name}:{arguments.port}" for name in ("127.0.0.1", "localhost", "[::1]", arguments.host.lower()))


def _listen(host: str, port: int) -> socket.socket:
    """Return the socket that is listened on; ``ConfigError`` naming a free port where *port* is taken."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)  # from now on a browser may knock, before the program is all there
    except OSError as error:
        listener.close()
        if error.errno != errno.EADDRINUSE:
            raise ConfigError(
                "digest desk", f"不能用 {host}:{port}：{trouble(error)}", "请换一个 --host 或 --port"
            ) from error
        with socket.socket() as other:
            other.bind((host, 0))
            free = other.getsockname()[1]
        raise ConfigError("digest desk", f"端口 {port} 已被占用", f"请换一个，如 --port {free}") from error
    return listener
