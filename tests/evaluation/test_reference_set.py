"""Reference sets: what fits, and what is told of what does not."""

from pathlib import Path

import pytest

from toolkit.errors import InputError, UsageError
from toolkit.evaluation.reference_set import ReferenceSegment, default_sets, load_sets

ROW = '{"source": "甲村。", "reference": "Village A."}'


def put(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def test_jsonl_with_and_without_what_is_optional(tmp_path: Path) -> None:
    full = '{"id": "x-7", "source": "乙", "reference": "B", "document": "d", "kind": "k", "section": "s", "more": 1}'
    path = put(tmp_path, "set.jsonl", f"{ROW}\n\n{full}\n")
    assert load_sets([path]) == [
        ReferenceSegment(id="set:1", source="甲村。", reference="Village A."),
        ReferenceSegment(id="x-7", source="乙", reference="B", document="d", kind="k", section="s"),
    ]


def test_tsv_with_more_columns_and_both_line_ends(tmp_path: Path) -> None:
    path = put(tmp_path, "set.tsv", "甲\tA\r\n乙\tB\tmore\n")
    assert [(one.id, one.source, one.reference) for one in load_sets([path])] == [
        ("set:1", "甲", "A"),
        ("set:2", "乙", "B"),
    ]


def test_sets_follow_each_other_in_order(tmp_path: Path) -> None:
    one, other = put(tmp_path, "b.tsv", "甲\tA\n"), put(tmp_path, "a.jsonl", ROW)
    assert [segment.id for segment in load_sets([one, other])] == ["b:1", "a:1"]


@pytest.mark.parametrize("separator", ["\u2028", "\u0085", "\u000c"])
def test_a_segment_may_hold_what_python_takes_for_a_line_end(tmp_path: Path, separator: str) -> None:
    (segment,) = load_sets([put(tmp_path, "set.tsv", f"甲{separator}乙\tA\n")])
    assert segment.source == f"甲{separator}乙"


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert len(load_sets([put(tmp_path, "set.jsonl", ROW, "utf-8-sig")])) == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("set.jsonl", f"{ROW}\n{ROW}\n{{\n", r"set\.jsonl:3: no JSON"),
        ("set.jsonl", f'{ROW}\n{{"source": "甲"}}', r"set\.jsonl:2: .*reference"),
        ("set.jsonl", '{"source": "", "reference": "A"}', r"set\.jsonl:1: "),
        ("set.jsonl", '{"source": 1, "reference": "A"}', r"set\.jsonl:1: "),
        ("set.jsonl", "[1, 2]", r"set\.jsonl:1: "),
        ("set.tsv", "甲\tA\n乙\n", r"set\.tsv:2: two columns"),
        ("set.tsv", "甲\t \n", r"set\.tsv:1: two columns"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        load_sets([put(tmp_path, name, text)])


def test_files_that_are_no_sets(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load_sets([tmp_path / "none.tsv"])
    with pytest.raises(UsageError, match=r"\.jsonl or \.tsv"):
        load_sets([put(tmp_path, "set.csv", "甲,A\n")])
    with pytest.raises(InputError, match="UTF-8"):
        load_sets([put(tmp_path, "set.tsv", "甲\tA\n", "gb18030")])
    (tmp_path / "folder.tsv").mkdir()
    with pytest.raises(InputError, match=r"folder\.tsv"):
        load_sets([tmp_path / "folder.tsv"])
    with pytest.raises(UsageError, match="no reference segments"):
        load_sets([put(tmp_path, "empty.tsv", "")])


def test_the_projects_own_sets_load_and_have_unique_ids() -> None:
    segments = load_sets(default_sets())
    assert segments
    assert len({segment.id for segment in segments}) == len(segments)
