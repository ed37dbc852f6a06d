"""The tree drawn in errors.py is the tree in the code, and exit codes are the promised ones."""

import re

from toolkit import errors


def test_every_error_stands_in_the_drawn_tree_with_its_exit_code() -> None:
    drawn = {name: int(code) for name, code in re.findall(r"[├└]── (\w+)\s+(\d+)", errors.__doc__ or "")}
    real = {
        kind.__name__: kind.exit_code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.ToolkitError) and kind is not errors.ToolkitError
    }
    assert drawn == real


def test_a_glossary_error_shows_every_problem() -> None:
    error = errors.GlossaryError(["g.csv:2: G001 a", "g.csv:9: G004 b"], help="Mend the rows.")
    assert str(error).splitlines() == ["g.csv:2: G001 a", "g.csv:9: G004 b", "Mend the rows."]
