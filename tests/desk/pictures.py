"""The pictures of docs/工作台.md, from a running desk: ``python -m tests.desk.pictures`` (needs chromium)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import ROOT
from tests.desk.conftest import chromium

PICTURES = ROOT / "docs" / "pictures"
STEM = "weekly-2026-01"
SCREENS = (("desk-home", ""), ("desk-edit", f"edit/{STEM}"), ("desk-sign", f"sign/{STEM}"), ("desk-sources", "sources"))
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias><family>sans-serif</family><prefer><family>UDHei</family></prefer></alias></fontconfig>"""


def main() -> None:
    """Make an issue of the seeds in a folder of its own, and take pictures of the screens."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "简报"
        digest("init", str(folder), at=Path(place))
        for seed in (ROOT / "seeds").glob("*.txt"):
            shutil.copy(seed, folder / "sources")
        digest("build", "weekly.toml", "--date", "2026-11-27", at=folder)
        fonts = Path(place) / "fonts.conf"
        fonts.write_text(FONTS.format(fonts=ROOT / "digest" / "fonts", cache=place), "utf-8")
        os.environ["FONTCONFIG_FILE"] = str(fonts)
        command = [sys.executable, "-m", "digest", "desk", "weekly.toml", "--no-browser", "--port", "8099"]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as desk:
            assert desk.stdout
            try:
                take(desk.stdout.readline().strip())
            finally:
                desk.terminate()


def digest(*arguments: str, at: Path) -> None:
    subprocess.run([sys.executable, "-m", "digest", *arguments], cwd=at, check=True, capture_output=True)


def take(address: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address)
        for name, screen in SCREENS:
            page.goto(address.partition("?")[0] + screen, wait_until="networkidle")
            page.screenshot(path=PICTURES / f"{name}.png")
        page.goto(address.partition("?")[0] + f"edit/{STEM}", wait_until="networkidle")
        page.locator(".entry", has_text="疑误").locator("a").first.click()
        page.locator(".slips").first.scroll_into_view_if_needed()
        page.screenshot(path=PICTURES / "desk-slip.png")
        page.goto(address.partition("?")[0] + "sources", wait_until="networkidle")
        page.locator("td a").first.click()
        for number in (12, 13):
            page.locator("input[name=line]").nth(number).check()
        page.get_by_role("button", name="杂项").click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / "desk-mend.png")
        browser.close()


if __name__ == "__main__":
    main()
