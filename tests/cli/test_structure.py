import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from toolkit.cli.structure import structure
from toolkit.errors import InputError

TEXT = """关于优化服务情况的报告
发布日期:2025-03-04 阅览量:12

一、工作情况

(一)强化统筹。工作平稳。

三、打算

继续努力。
"""

app = typer.Typer()
app.command()(structure)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_tree_shows_levels_ids_counts_and_offsets(file: Path) -> None:
    result = CliRunner().invoke(app, [str(file)])
    assert result.exit_code == 0
    heading = TEXT.index("强化统筹")
    assert "title: 关于优化服务情况的报告" in result.output
    assert f"  s1.1  level 2  (一) 强化统筹  [2 segments, {heading}–{heading + 10}]" in result.output
    assert "set aside: 1 span" in result.output
    assert "warning: 三、 打算: the number before it is 1." in result.output


def test_json_has_the_documented_fields(file: Path) -> None:
    data = json.loads(CliRunner().invoke(app, [str(file), "--json"]).stdout)
    assert list(data) == ["title", "issuer", "date", "document_number", "headings", "segments"]
    assert data["date"] == "2025-03-04"
    assert [(h["level"], h["marker"], h["text"]) for h in data["headings"]] == [
        (1, "一、", "工作情况"),
        (2, "(一)", "强化统筹"),
        (1, "三、", "打算"),
    ]
    assert all(list(h) == ["level", "marker", "text", "start", "end"] for h in data["headings"])
    assert all(list(s) == ["id", "start", "end", "source", "marker"] for s in data["segments"])
    assert [TEXT[s["start"] : s["end"]] for s in data["segments"]][-1] == "继续努力。"


def test_a_missing_file_is_a_toolkit_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, [str(tmp_path / "gone.txt")])
    assert isinstance(result.exception, InputError)
