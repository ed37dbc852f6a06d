"""English forms are found inflected, and never inside a word."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.glossary.inflection import find, find_all, find_verbatim, honoured
from toolkit.glossary.term import Enforce, Term, TermStatus


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        # letter for letter, and case
        ("harbor office", "The harbor office opened.", "harbor office"),
        ("harbor office", "Harbor Office staff", "Harbor Office"),
        # plural, singular, possessive
        ("permit", "Two permits were issued.", "permits"),
        ("permits", "A permit was issued.", "permit"),
        ("policy", "the policies of the port", "policies"),
        ("tax", "lower taxes", "taxes"),
        ("hero", "local heroes", "heroes"),
        ("process", "new processes", "processes"),
        ("child", "the children's library", "children's"),
        ("crisis", "two crises", "crises"),
        ("villagers committee", "the villagers' committees", "villagers' committees"),
        ("port's budget", "the port budget", "port budget"),
        ("O'Hara port", "the O’Hara ports", "O’Hara ports"),
        # verbs
        ("build", "We built a dam.", "built"),
        ("plan", "We planned and are planning.", "planned"),
        ("improve the harbor", "Improving the harbor", "Improving the harbor"),
        ("hold a hearing", "Three hearings were held, holding hearings", "holding hearings"),
        ("carry out", "We carried out checks.", "carried out"),
        ("carry out", "It carries out checks.", "carries out"),
        ("uphold", "It was upheld.", "upheld"),
        ("agree", "They agreed.", "agreed"),
        ("control", "controlled", "controlled"),
        ("pass", "passed", "passed"),
        ("rate", "rated", "rated"),
        ("use", "using", "using"),
        # American and British
        ("labor center", "labour centres", "labour centres"),
        ("organization", "organisations", "organisations"),
        ("analyze", "analysed", "analysed"),
        ("program", "programmes", "programmes"),
        ("defence", "defense", "defense"),
        # hyphen and space
        ("decision-making", "decision making", "decision making"),
        ("decision making", "Decision-making", "Decision-making"),
        ("sub-district", "subdistrict", "subdistrict"),
        ("subdistrict office", "sub-district offices", "sub-district offices"),
        # articles, commas, quotation marks, and
        ("the port office", "Port offices", "Port offices"),
        ("office of a port", "office of the port", "office of the port"),
        ("roads, bridges and dams", "roads, bridges, and dams", "roads, bridges, and dams"),
        ("roads, bridges, and dams", "roads, bridges and dams", "roads, bridges and dams"),
        ("roads, the dams, and the port", "roads, dams and port", "roads, dams and port"),
        ("roads, dams and port", "roads, the dams, and the ports", "roads, the dams, and the ports"),
        ("the", "of the port", "the"),
        ('"two roads" plan', "the two roads plan", "two roads plan"),
        ("research & development", "research and development", "research and development"),
        # acronyms
        ("NPC", "the NPC's rules", "NPC's"),
        ("SME", "SMEs", "SMEs"),
    ],
)
def test_a_form_is_found(form: str, text: str, words: str) -> None:
    span = find(form, text)
    assert span is not None
    assert text[span[0] : span[1]] == words


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("port", "transport"),
        ("port", "portal"),
        ("rate", "rats"),
        ("rat", "rated"),
        ("hop", "hoping"),
        ("plan", "plane"),
        ("IT", "it is so"),
        ("WHO", "those who came"),
        ("its", "it"),
        ("new", "news"),
        ("need", "ne"),
        ("advice", "advise"),
        ("supervise", "supervize"),
        ("modernize", "modernization"),
        ("port services", "the port. Services began."),
        ("port services", "port (services)"),
        ("port services", "port and services"),
        ("port services", "the port, the services"),
        ("port services", "services of the port"),
        ("roads, bridges and dams", "roads; bridges and dams"),
        ("", "anything"),
        ("—", "a — b"),
    ],
)
def test_what_only_looks_alike_is_not_found(form: str, text: str) -> None:
    assert find(form, text) is None


def test_case_is_compared_where_the_row_says_so() -> None:
    assert find("Party", "the party", case=True) is None
    assert find("Party", "the Party", case=True) == (4, 9)
    assert find("Party", "the party") == (4, 9)


def test_all_places_are_found_without_overlaps() -> None:
    assert find_all("new port", "New ports, a new port; new port port") == [(0, 9), (13, 21), (23, 31)]


@pytest.mark.parametrize(
    ("form", "text", "span"),
    [
        ("harbor plan", "A Harbor Plan", (2, 13)),
        ("harbor plan", "harbor plans", None),
        ("plan (draft)", "the plan (draft) was", (4, 16)),
        ("port", "airport", None),
        ("", "text", None),
    ],
)
def test_verbatim_forgives_only_case(form: str, text: str, span: tuple[int, int] | None) -> None:
    assert find_verbatim(form, text) == span


@pytest.mark.parametrize(
    ("text", "strict", "tolerant"),
    [
        ("The port authority met.", True, True),
        ("The PA met.", True, True),
        ("Port authorities met.", False, True),
        ("The harbor office met.", True, True),
        ("The harbor offices met.", False, True),
        ("They met.", False, False),
    ],
)
def test_a_term_is_honoured_by_any_accepted_form(text: str, strict: bool, tolerant: bool) -> None:
    term = Term(
        source="港务局",
        target="port authority",
        short="PA",
        alternatives=("harbor office",),
        enforce=Enforce.FIRST,
    )
    result = honoured(term, text)
    assert result[:2] == (strict, tolerant)
    assert (result[2] is None) is not tolerant


def test_a_term_to_keep_is_honoured_by_its_source() -> None:
    term = Term(source="5G-A", target="", status=TermStatus.KEEP)
    assert honoured(term, "the 5G-A network") == (True, True, (4, 8))
    assert honoured(term, "the 5g-a network") == (False, False, None)


words = st.text(string.ascii_lowercase, min_size=1, max_size=9)


@given(st.lists(words, min_size=1, max_size=4), st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_a_form_is_always_found_where_it_stands(form: list[str], before: list[str], after: list[str]) -> None:
    text = " ".join([*before, *form, *after])
    span = find(" ".join(form), text)
    assert span is not None
    assert 0 <= span[0] < span[1] <= len(text)


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_two_texts_can_be_compared(form: str, text: str) -> None:
    for start, end in find_all(form, text):
        assert text[start:end].strip()
    if find_verbatim(form, text) and any(c.isascii() and c.isalnum() for c in form):
        assert isinstance(find(form, text), tuple | None)
