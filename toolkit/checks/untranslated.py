"""No Chinese is left in the English.

Flags every run of Chinese characters in the target that is not one of the strings to keep. Example: 全年办结案件12件。 /
"We handled 12 案件 in the year." It is wrong only where a name must stay in Chinese: give it a glossary row of status
`keep`.
"""

from __future__ import annotations

import re

from toolkit.checks.check import Pair
from toolkit.findings import Finding, Severity

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


def check(pair: Pair) -> list[Finding]:
    """One finding for each run of Chinese characters."""
    return [
        Finding(
            check="untranslated",
            kind="chinese left",
            severity=Severity.ERROR,
            message=f"Chinese is left in the English: {run[0]}",
            segment=pair.segment,
            target_span=run.span(),
        )
        for run in HAN.finditer(pair.target)
        if not any(run[0] in kept for kept in pair.keep)
    ]
