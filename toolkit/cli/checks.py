"""`govreport checks`: the manual pages of the checks."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.errors import UsageError


def checks(name: Annotated[str, typer.Argument(help="One check; empty: all of them.")] = "") -> None:
    """Print what each check flags, with an example, and when it is wrong."""
    from toolkit.checks.registry import CHECKS, manual

    if name and name not in CHECKS:
        raise UsageError(f"{name}: no such check", help=f"Known: {', '.join(CHECKS)}.")
    for known in [name] if name else CHECKS:
        print(f"{known}\n\n{manual(known)}\n")
