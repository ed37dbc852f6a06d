"""JSON holds everything, and can be read back."""

import json

from contracts.writer_contract import WriterContract, whole_report

from toolkit.serialization import from_json
from toolkit.translated import TranslatedReport
from toolkit.writing.json import render


class TestContract(WriterContract):
    name = "json"

    def shown(self, text: str) -> str:
        return json.dumps(text, ensure_ascii=False)


def test_it_comes_back_as_it_was() -> None:
    translated = whole_report()
    assert from_json(TranslatedReport, render(translated)) == translated


def test_a_failed_segment_has_null_for_its_english() -> None:
    data = json.loads(render(whole_report()))
    (failed,) = (one for one in data["translations"] if one["state"] == "failed")
    assert failed["target"] is None
    assert failed["findings"][0]["severity"] == "error"


def test_chinese_is_written_as_it_is() -> None:
    assert "总体情况" in render(whole_report())
