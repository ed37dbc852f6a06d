"""What the memory gives back, when it must not, and what becomes of a file that is damaged."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from contracts.sample_report import report_of
from scripted_engine import ScriptedEngine, table

from toolkit.engines.engine import Draft, Finish, Hint, Request
from toolkit.errors import CancelledError, InputError
from toolkit.glossary.table import Glossary
from toolkit.glossary.term import Term
from toolkit.translated import Origin, Translation
from toolkit.translation.events import Event, PieceDone
from toolkit.translation.memory import Memory, Remembered, key_of, memory_path
from toolkit.translation.translator import Translator

LIGHTHOUSE = Term(source="灯塔", target="lighthouse")
TERMS = Glossary(terms=(LIGHTHOUSE,))
GOOD = table({"灯塔亮。": "The lighthouse shone."})
REPORT = report_of("灯塔亮。", "甲村富。")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory" / "memory.sqlite"


def run(
    path: Path, engine: ScriptedEngine, glossary: Glossary = TERMS, *, repair: bool = True
) -> tuple[Translation, ...]:
    with Memory(path) as memory:
        return Translator(engine, glossary, memory, repair=repair).translate(REPORT)[0]


def asked(engine: ScriptedEngine) -> list[str]:
    return [request.source for request in engine.asked[0]]


def test_a_second_run_asks_nothing_and_says_the_same(path: Path) -> None:
    first = run(path, ScriptedEngine(GOOD))
    engine = ScriptedEngine(GOOD)
    second = run(path, engine)
    assert asked(engine) == []
    assert [translation.origin for translation in second] == [Origin.MEMORY] * 2
    assert [replace(translation, origin=Origin.ENGINE) for translation in second] == list(first)


@pytest.mark.parametrize(
    ("engine", "glossary", "repair", "again"),
    [
        (ScriptedEngine(GOOD, name="other"), TERMS, True, ["灯塔亮。", "甲村富。"]),
        (ScriptedEngine(GOOD), Glossary(terms=(replace(LIGHTHOUSE, target="beacon"),)), True, ["灯塔亮。"]),
        (ScriptedEngine(GOOD), Glossary(terms=()), True, ["灯塔亮。"]),
        (ScriptedEngine(GOOD), TERMS, False, ["灯塔亮。", "甲村富。"]),
        (ScriptedEngine(GOOD), Glossary(terms=(LIGHTHOUSE, Term(source="码头", target="pier"))), True, []),
        (ScriptedEngine(GOOD), Glossary(terms=(replace(LIGHTHOUSE, alternatives=("beacon",)),)), True, []),
    ],
    ids=["engine", "another target", "term gone", "repair", "a term of elsewhere", "one more accepted form"],
)
def test_a_condition_that_changed_is_a_miss_for_what_it_touches(
    path: Path, engine: ScriptedEngine, glossary: Glossary, repair: bool, again: list[str]
) -> None:
    run(path, ScriptedEngine(GOOD))
    run(path, engine, glossary, repair=repair)
    assert asked(engine) == again


def test_a_remembered_text_that_the_glossary_now_refuses_is_made_anew(path: Path) -> None:
    beacon = table({"灯塔亮。": "The beacon shone.", "灯塔亮。|The lighthouse": "The lighthouse shone."})
    run(path, ScriptedEngine(beacon), Glossary(terms=(replace(LIGHTHOUSE, alternatives=("beacon",)),)))
    (translation, _) = run(path, ScriptedEngine(beacon))
    assert translation.findings == ()
    assert "lighthouse" in (translation.target or "").casefold()


def test_what_failed_is_not_remembered_and_what_has_errors_is(path: Path) -> None:
    def rule(request: Request) -> str | Draft:
        return "It shone 案." if request.source == "灯塔亮。" else Draft(text="", finish=Finish.FAILED)

    run(path, ScriptedEngine(rule))
    engine = ScriptedEngine(rule)
    translation, _ = run(path, engine)
    assert asked(engine) == ["甲村富。"]
    assert translation.findings


def test_a_truncated_answer_is_still_truncated_when_remembered(path: Path) -> None:
    rule = table({"灯塔亮。": Draft(text="The lighthouse shone and", finish=Finish.LENGTH)})
    run(path, ScriptedEngine(rule), repair=False)
    translation, _ = run(path, ScriptedEngine(rule), repair=False)
    assert [finding.kind for finding in translation.findings] == ["truncated"]


@pytest.mark.parametrize("step", ["translate", "repair"])
def test_a_stopped_run_keeps_what_was_final(path: Path, step: str) -> None:
    rule = table(
        {"灯塔亮。": "It shone.", "灯塔亮。|Lighthouse": "Lighthouse shone."}, otherwise="We grew well this year."
    )
    pieces = 0

    def stop(event: Event) -> None:
        nonlocal pieces
        pieces += isinstance(event, PieceDone) and event.step == step
        if pieces == 2:
            raise CancelledError("stopped")

    report = report_of("甲村富。", "灯塔亮。", "乙村富。", "丙村富。")
    with Memory(path) as memory, pytest.raises(CancelledError):
        Translator(ScriptedEngine(rule), TERMS, memory).translate(report, stop)
    engine = ScriptedEngine(rule)
    with Memory(path) as memory:
        Translator(engine, TERMS, memory).translate(report)
    assert asked(engine) == (["灯塔亮。", "乙村富。", "丙村富。"] if step == "translate" else [])


BASE = Request(source="灯塔亮。", hints=(Hint(start=0, end=2, target="lighthouse"),), keep=("[1]",))


@pytest.mark.parametrize(
    ("request_", "prompt", "conditions"),
    [
        (replace(BASE, source="灯塔暗。"), "p", {"a": "1", "b": "2"}),
        (replace(BASE, hints=()), "p", {"a": "1", "b": "2"}),
        (replace(BASE, keep=()), "p", {"a": "1", "b": "2"}),
        (replace(BASE, max_tokens=9), "p", {"a": "1", "b": "2"}),
        (BASE, "q", {"a": "1", "b": "2"}),
        (BASE, "p", {"a": "1", "b": "3"}),
        (BASE, "p", {"a": "1"}),
    ],
)
def test_a_key_changes_with_everything_that_an_answer_rests_on(
    request_: Request, prompt: str, conditions: dict[str, str]
) -> None:
    assert key_of(request_, prompt, conditions) != key_of(BASE, "p", {"a": "1", "b": "2"})


def test_a_key_does_not_depend_on_the_order_of_the_conditions() -> None:
    assert key_of(BASE, "p", {"a": "1", "b": "2"}) == key_of(BASE, "p", {"b": "2", "a": "1"})


def test_more_keys_than_one_question_holds_are_found(path: Path) -> None:
    with Memory(path) as memory:
        for number in range(1203):
            memory.keep(f"k{number}", "源", Remembered(target=f"t{number}", origin=Origin.ENGINE))
        found = memory.find([f"k{number}" for number in range(1300)])
    assert len(found) == 1203
    assert found["k1202"].target == "t1202"


@pytest.mark.parametrize("rubbish", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_set_aside_and_begun_anew_with_a_warning(path: Path, rubbish: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(rubbish)
    with Memory(path) as memory:
        _, findings, _ = Translator(ScriptedEngine(GOOD), TERMS, memory).translate(REPORT)
    (finding,) = findings
    assert (finding.check, finding.kind, finding.severity.value) == ("memory", "damaged", "warning")
    (kept,) = path.parent.glob("memory.sqlite.damaged-*")
    assert kept.read_bytes() == rubbish
    assert str(kept) in finding.message
    engine = ScriptedEngine(GOOD)
    run(path, engine)
    assert asked(engine) == []


def test_a_folder_in_its_place_is_told_with_what_to_do(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(InputError, match="--no-memory"):
        Memory(path)


def test_a_parent_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be opened"):
        Memory(tmp_path / "file" / "memory.sqlite")


def test_a_memory_that_fails_on_the_way_costs_a_warning_and_not_the_run(path: Path) -> None:
    with Memory(path) as memory:
        with sqlite3.connect(path) as other:
            other.execute("DROP TABLE translations")
        other.close()
        translations, findings, _ = Translator(ScriptedEngine(GOOD), TERMS, memory).translate(REPORT)
    assert [translation.target is None for translation in translations] == [False, False]
    assert {finding.kind for finding in findings} == {"unreadable", "unwritten"}


def test_closing_twice_is_safe(path: Path) -> None:
    memory = Memory(path)
    memory.close()
    memory.close()


def test_two_processes_write_at_once_and_lose_nothing(path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from toolkit.translated import Origin\n"
        "from toolkit.translation.memory import Memory, Remembered\n"
        "with Memory(Path(sys.argv[1])) as memory:\n"
        "    for number in range(200):\n"
        "        memory.keep(f'{sys.argv[2]}{number}', '源', Remembered(target=sys.argv[2], origin=Origin.ENGINE))\n"
        "    sys.exit('; '.join(memory.troubles.values()) or 0)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], stderr=subprocess.PIPE, text=True)
        for name in ("a", "b")
    ]
    for process in running:
        assert process.wait(timeout=60) == 0, process.communicate()[1]
        process.communicate()
    with Memory(path) as memory:
        assert len(memory.find([f"{name}{number}" for name in "ab" for number in range(200)])) == 400


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOVREPORT_MEMORY", str(tmp_path / "m.sqlite"))
    assert memory_path() == tmp_path / "m.sqlite"
    monkeypatch.setenv("GOVREPORT_MEMORY", "~/m.sqlite")
    assert memory_path() == Path.home() / "m.sqlite"
    monkeypatch.delenv("GOVREPORT_MEMORY")
    assert memory_path().name == "memory.sqlite"
