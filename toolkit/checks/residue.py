"""Nothing of the prompt is left in the English.

Flags square brackets that the source has not, tags that the source has not, and words of the prompt ("Chinese:",
"English in square brackets"). Example: 市委 / "the Municipal Party Committee[Municipal Party Committee]".
"""

from __future__ import annotations

import re

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity

_RESIDUE = re.compile(
    r"[\[\]]|</?t\d+>|<\|[^|]{1,30}\|>|\b(?:Chinese|English|Translation):|English in square brackets|required rendering"
)


def check(pair: Pair) -> list[Finding]:
    """One finding for each piece of residue."""
    source = pair.source.replace("［", "[").replace("］", "]").replace("【", "[").replace("】", "]")
    return [
        Finding(
            check="residue",
            kind="prompt words",
            severity=Severity.ERROR,
            message=f"left over from the prompt: {found[0]}",
            segment=pair.segment,
            target_span=found.span(),
        )
        for found in _RESIDUE.finditer(pair.target)
        if found[0] not in source
    ]
