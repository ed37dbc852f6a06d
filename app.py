"""The page: `python app.py [--host 127.0.0.1] [--port 7860]`, the same as `govreport serve`."""

import sys

import typer

from toolkit.cli.serve import serve
from toolkit.errors import ToolkitError

if __name__ == "__main__":
    page = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    page.command()(serve)
    try:
        page()
    except ToolkitError as error:
        print(f"app.py: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
