"""The command: one file per subcommand; every ToolkitError becomes a message and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from toolkit.cli.batch import batch
from toolkit.cli.checks import checks
from toolkit.cli.evaluate import evaluate
from toolkit.cli.glossary import glossary_app
from toolkit.cli.models import models_app
from toolkit.cli.serve import serve
from toolkit.cli.structure import structure
from toolkit.cli.translate import translate
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


app.command()(translate)
app.command()(batch)
app.command()(structure)
app.command()(evaluate)
app.command()(serve)
app.command()(checks)
app.add_typer(glossary_app, name="glossary")
app.add_typer(models_app, name="models")


def main() -> None:
    """Run the command line; the process ends with the documented exit code."""
    try:
        app(prog_name="govreport")
    except ToolkitError as error:
        print(f"govreport: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("govreport: stopped", file=sys.stderr)
        sys.exit(130)
