"""Tables become a glossary, laid over each other; bad ones are refused with all their problems."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.errors import GlossaryError
from toolkit.glossary.inflection import find
from toolkit.glossary.lint import lint
from toolkit.glossary.matching import Matcher
from toolkit.glossary.table import COLUMNS, default_table, load
from toolkit.glossary.term import Enforce, Term, TermStatus

Write = Callable[[str, str], Path]


@pytest.fixture
def table(tmp_path: Path) -> Write:
    def write(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_a_row_becomes_a_term(table: Write) -> None:
    path = table(
        "sea.csv",
        "source,target,alternatives,status,enforce,short,domain,when,case,authority,year,note,owner\n"
        "灯塔局, Lighthouse Bureau ,beacon office | LB,preferred,first,LB,sea,!长,yes,the port,2020,old,Mei\n",
    )
    (term,) = load([path], default=False).terms
    assert term == Term(
        source="灯塔局",
        target="Lighthouse Bureau",
        alternatives=("beacon office", "LB"),
        enforce=Enforce.FIRST,
        short="LB",
        domain="sea",
        when="!长",
        case="yes",
        authority="the port",
        year="2020",
        note="old",
        extra={"owner": "Mei"},
        file=str(path),
        line=2,
    )


def test_empty_cells_have_their_defaults(table: Write) -> None:
    (term,) = load([table("a.csv", "source,target,status,enforce\n灯塔,lighthouse,,\n")], default=False).terms
    assert (term.status, term.enforce) == (TermStatus.PREFERRED, Enforce.EXACT)


def test_a_later_table_replaces_a_row_and_lies_above(table: Write) -> None:
    below = table("below.csv", "source,target\n燈塔,lighthouse\n码头,pier\n")
    above = table("above.csv", "source,target\n灯塔,beacon\n")
    glossary = load([below, above], default=False)
    assert [(term.source, term.target) for term in glossary.terms] == [("码头", "pier"), ("灯塔", "beacon")]
    assert glossary.layers == (0, 1)


def test_a_retired_row_takes_a_term_away_and_a_proposed_one_does_not(table: Write) -> None:
    below = table("below.csv", "source,target\n灯塔,lighthouse\n码头,pier\n")
    above = table("above.csv", "source,target,status\n灯塔,lighthouse,retired\n码头,quay,proposed\n")
    matches = Matcher(load([below, above], default=False)).match("灯塔码头")
    assert [match.term.target for match in matches] == ["pier"]


def test_forbidden_rows_are_kept_from_every_table(table: Write) -> None:
    below = table("below.csv", "source,target,status\n灯塔,light tower,forbidden\n")
    above = table("above.csv", "source,target,status\n灯塔,lighthouse,\n,big lamp,forbidden\n")
    assert [term.target for term in load([below, above], default=False).forbidden] == ["light tower", "big lamp"]


def test_an_extension_lies_on_top(table: Write) -> None:
    glossary = load([table("a.csv", "source,target\n条例,statute\n码头,pier\n")], default=False)
    extended = glossary.extended([Term(source="条例", target="Regulations")])
    assert [(term.target, layer) for term, layer in zip(extended.terms, extended.layers, strict=True)] == [
        ("pier", 0),
        ("Regulations", 1),
    ]
    assert extended.digest != glossary.digest


def test_the_digest_follows_what_can_change_a_result(table: Write) -> None:
    one = load([table("one.csv", "source,target,note\n灯塔,lighthouse,a\n")], default=False)
    same = load([table("two.csv", "\n\nsource,note,target\n灯塔,b,lighthouse\n")], default=False)
    other = load([table("three.csv", "source,target\n灯塔,beacon\n")], default=False)
    assert one.digest == same.digest
    assert one.digest != other.digest
    assert len(one.digest) == 16
    int(one.digest, 16)


def test_all_problems_of_all_tables_are_told_at_once(table: Write) -> None:
    first = table("first.csv", "source,target\n灯塔,\n,pier\n码头,pier\n")
    second = table("second.csv", "name\n")
    with pytest.raises(GlossaryError) as caught:
        load([first, second, Path("none.csv")], default=False)
    assert [problem.split(" ", 2)[:2] for problem in caught.value.problems] == [
        [f"{first}:2:", "G004"],
        [f"{first}:3:", "G004"],
        [f"{second}:1:", "G002"],
        ["none.csv:1:", "G001"],
    ]
    assert caught.value.exit_code == 3
    assert "lint" in caught.value.help


def test_warnings_do_not_stop_a_table(table: Write) -> None:
    assert len(load([table("a.csv", "source,target\n灯, lamp\n")], default=False).terms) == 1


class TestOurOwnTable:
    """The table that the project ships."""

    glossary = load([])

    def test_it_has_no_problem_and_no_warning(self) -> None:
        assert lint(default_table()) == []

    def test_it_is_large_and_has_all_columns(self) -> None:
        header = default_table().read_text(encoding="utf-8").splitlines()[0]
        assert header.split(",") == list(COLUMNS)
        assert len(self.glossary.terms) >= 2000

    def test_its_rows_are_in_the_order_of_domain_and_source(self) -> None:
        keys = [(term.domain, term.source) for term in self.glossary.terms]
        assert keys == sorted(keys)

    def test_every_row_finds_its_own_source_and_its_own_english(self) -> None:
        matcher = Matcher(self.glossary)
        for term in self.glossary.terms:
            if term.status is TermStatus.PREFERRED:
                assert [match.term for match in matcher.match(term.source)] == [term]
                assert all(find(form, f"In 2024, {form}.") for form in term.accepted), term.source

    def test_its_english_is_plain(self) -> None:
        for term in self.glossary.terms:
            for form in term.accepted:
                assert not set(form) & set("“”‘’[]<>…"), term.source
                assert not form.startswith(("the ", "The ")), term.source
                assert form == " ".join(form.split()), term.source

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("管委会党工委", ["Administrative Committee", "Party Working Committee"]),
            ("市委托第三方评估", []),
            ("县委员会", []),
            ("新华社区服务站", []),
            ("隆重庆祝", []),
            ("城市场馆", []),
            ("依法治市", ["law-based governance of the city"]),
            ("《公司法人治理》", []),
            ("律师法律服务", ["legal services"]),
            ("全市人大力支持", []),
            ("教育部门", ["education department"]),
            ("黄河南岸", ["Yellow River"]),
        ],
    )
    def test_its_guards_hold(self, text: str, expected: list[str]) -> None:
        assert [match.term.target for match in Matcher(self.glossary).match(text)] == expected
