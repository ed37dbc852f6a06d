"""The command itself: version, help, and that a start stays light."""

import subprocess
import sys

import toolkit


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def test_version_is_printed() -> None:
    assert run("--version").stdout.strip() == f"govreport {toolkit.__version__}"


def test_help_imports_neither_torch_nor_gradio_nor_the_engine() -> None:
    code = (
        "import sys\n"
        "from toolkit.cli.main import app\n"
        "heavy = {'torch', 'gradio', 'transformers', 'openvino_genai', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(f'imported at start: {heavy}' if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 0, result.stderr


def test_an_unknown_command_exits_with_2() -> None:
    assert run("no-such-command").returncode == 2
