"""The command: one file per subcommand; every ToolkitError becomes a message and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from toolkit.errors import ToolkitError

app = typer.Typer(
    name="govreport",
    help="A Chinese government report in, checked English and section summaries out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        from toolkit import __version__

        typer.echo(f"govreport {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; the process ends with the documented exit code."""
    try:
        app()
    except ToolkitError as error:
        print(f"govreport: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("govreport: stopped", file=sys.stderr)
        sys.exit(130)
