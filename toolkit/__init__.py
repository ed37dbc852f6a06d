"""GovReport Toolkit: a Chinese government report in, checked English out. The public names, nothing else."""

from toolkit.errors import ToolkitError
from toolkit.findings import Finding, Severity
from toolkit.report import Report, Section, Segment
from toolkit.translated import TranslatedReport, Translation

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "Report",
    "Section",
    "Segment",
    "Severity",
    "ToolkitError",
    "TranslatedReport",
    "Translation",
    "__version__",
]
