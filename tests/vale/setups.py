"""Set-ups of Vale's with what Vale itself said of them, and running copydesk on the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml
from conftest import Newsroom

HERE = Path(__file__).parent
BASE = "StylesPath = styles\n[*]\nBasedOnStyles = House, Tone\n"


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return loaded


def build(newsroom: Newsroom, case: dict[str, Any], configuration: str = "styles: [.vale.ini]\n") -> None:
    shutil.copytree(HERE / "styles", newsroom.folder / "styles", dirs_exist_ok=True)
    newsroom.write(".vale.ini", case.get("ini", BASE))
    newsroom.write(".copydesk.yml", configuration)
    for path, text in case["files"].items():
        newsroom.write(path, text)


def alerts(newsroom: Newsroom, paths: list[str]) -> list[str]:
    """What imported rules find, as the cases write it."""
    report = newsroom.check(*paths).json
    assert report["errors"] == []
    return [f"{f['path']}:{f['line']} {f['rule']} {f['level']}" for f in report["findings"] if f["rule"][0].isupper()]


def expected(case: dict[str, Any]) -> list[str]:
    return sorted(case.get("ours", case["alerts"]))
