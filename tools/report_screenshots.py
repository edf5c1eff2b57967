"""Pictures of the HTML report, to be looked at: python tools/report_screenshots.py FOLDER [PATH ...]

Needs Playwright (in the `dev` extra) and a Chromium: the one COPYDESK_TEST_CHROMIUM names, or one on the PATH. Without paths it takes
the project's own articles: the pictures named `report-` are those that docs/html-report.md shows, there with 128 colours.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ARTICLES = Path(__file__).parent.parent / "tests" / "articles"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = {"width": 1180, "height": 760}, {"width": 390, "height": 700}


def chromium() -> str:
    """The browser; ends the script where there is none."""
    found = os.environ.get("COPYDESK_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return found or sys.exit("There is no Chromium here: install one, or name it in COPYDESK_TEST_CHROMIUM.")


def report(paths: list[Path], to: Path) -> str:
    """Write the report on some files from inside their folder, so that it names them shortly; its address."""
    folder = Path(os.path.commonpath(paths))
    folder = folder if folder.is_dir() else folder.parent
    names = [os.path.relpath(path, folder) for path in paths]
    check = [
        sys.executable,
        "-m",
        "linter",
        "check",
        "--isolated",
        "--exit-zero",
        "--quiet",
        "--output-format",
        "html",
        "--output-file",
        str(to),
    ]
    environment = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH") or str(ARTICLES.parent.parent)}
    subprocess.run([*check, *names], cwd=folder, check=True, env=environment)
    return to.as_uri()


def shoot(browser: Browser, address: str, to: Path, size: dict[str, int], dark: bool = False, at: str = "", whole: bool = False) -> None:
    """One picture."""
    page = browser.new_page(viewport=size, color_scheme="dark" if dark else "light", reduced_motion="reduce")
    page.goto(address + at)
    if whole:  # what is off the screen would be blank
        page.evaluate("document.querySelectorAll('.row').forEach(row => { row.style.contentVisibility = 'visible' })")
    page.wait_for_timeout(300)
    page.screenshot(path=to, full_page=whole)
    page.close()


def printed(page: Page, address: str, to: Path) -> None:
    """The report as paper shows it."""
    page.goto(address)
    page.pdf(path=to, format="A4", print_background=True)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    paths = [Path(name).resolve() for name in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        one = report(paths[:1] or [ARTICLES / "harbour-wall.txt"], Path(scratch, "one.html"))
        many = report(paths or [ARTICLES], Path(scratch, "many.html"))
        shoot(browser, one, folder / "report-light.png", WIDE)
        shoot(browser, one, folder / "report-dark.png", WIDE, dark=True, at="#d1-f8")
        shoot(browser, one, folder / "report-narrow.png", NARROW, at="#d1-f5")
        shoot(browser, many, folder / "report-index.png", WIDE)
        shoot(browser, one, folder / "whole.png", WIDE, whole=True)
        shoot(browser, one, folder / "whole-narrow.png", NARROW, whole=True)
        printed(browser.new_page(), one, folder / "print.pdf")
        browser.close()


if __name__ == "__main__":
    main()
