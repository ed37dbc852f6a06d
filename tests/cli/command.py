"""Runs the command as a user does, in this process: exit code, stdout and stderr."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from toolkit.cli.main import main
from toolkit.glossary import table

REPORT = "甲村工作报告\n一、总体情况\n全村投资4.71亿元修建灯塔。村民收入稳步增长。\n"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


def command_in(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """A runner whose working folder, memory and models are in `folder`, without network, over a glossary of one row."""
    monkeypatch.chdir(folder)
    small = folder / "project" / "glossary.csv"
    small.parent.mkdir()
    small.write_text("source,target\n工作报告,work report\n", encoding="utf-8")
    monkeypatch.setattr(table, "default_table", lambda: small)
    monkeypatch.setenv("GOVREPORT_MODELS", str(folder / "models"))
    monkeypatch.setenv("GOVREPORT_MEMORY", str(folder / "memory.sqlite"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")

    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        capsys.readouterr()
        told = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        with mock.patch.object(sys, "argv", ["govreport", *arguments]), mock.patch.object(sys, "stdin", told):
            try:
                main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            else:
                code = 0
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run
