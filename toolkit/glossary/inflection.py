"""Does an English text hold a form, inflected as grammar needs? Words are compared, never parts of words.

What is tolerated: case, hyphen or space, articles, an optional comma before "and", plural and possessive, simple verb
forms, American and British spelling. What is not: other words, other order, derivation (modernize, modernization).
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.findings import Span
from toolkit.glossary.term import Term, TermStatus

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*|[&%+]")
_MARKS = re.compile(r"[^\s\w\-‐‑–—\"'“”‘’/]")
_ARTICLES = frozenset({"a", "an", "the"})
_ACRONYM_LENGTH = 5
"""Capital words up to this length are compared with case: IT is not it, WHO is not who."""

_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being",
        "have": "has had having",
        "do": "does did done doing",
        "go": "goes went gone",
        "begin": "began begun",
        "bear": "bore borne",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "choose": "chose chosen",
        "come": "came",
        "deal": "dealt",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fall": "fell fallen",
        "fight": "fought",
        "find": "found",
        "get": "got gotten",
        "give": "gave given",
        "grow": "grew grown",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lay": "laid",
        "lead": "led",
        "learn": "learnt",
        "leave": "left",
        "lose": "lost",
        "make": "made",
        "meet": "met",
        "oversee": "oversaw overseen",
        "pay": "paid",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "shake": "shook shaken",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "strive": "strove striven",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "undertake": "undertook undertaken",
        "uphold": "upheld",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "write": "wrote written",
        "agree": "agreed",
        "free": "freed",
        "guarantee": "guaranteed",
        "child": "children",
        "man": "men",
        "woman": "women",
        "life": "lives",
        "half": "halves",
        "self": "selves",
        "shelf": "shelves",
        "leaf": "leaves",
        "crisis": "crises",
        "analysis": "analyses",
        "basis": "bases",
        "criterion": "criteria",
        "datum": "data",
        "medium": "media",
        "index": "indices",
    }.items()
    for form in forms.split()
}

_LOOKS_INFLECTED = (
    "its as yes always perhaps news series species during morning evening something nothing anything everything "
    "ceiling bed hundred sacred gas sometimes"
)
_INVARIABLE = frozenset(_LOOKS_INFLECTED.split())
"""Words whose last letters only look like an ending."""

_ENDS_IN_ISE = (
    "advertise advise arise comprise compromise concise cruise demise devise disguise enterprise excise exercise "
    "expertise franchise improvise likewise merchandise noise otherwise poise praise precise premise promise raise "
    "revise rise supervise surprise televise treatise wise"
)
_ISE_IS_PART = frozenset(_ENDS_IN_ISE.split())
"""Words in which -ise is no variant of -ize (the list of the New Oxford Spelling Dictionary, as far as reports go)."""

_BRITISH = {
    "adviser": "advisor",
    "ageing": "aging",
    "catalogue": "catalog",
    "centre": "center",
    "counsellor": "counselor",
    "defence": "defense",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "judgement": "judgment",
    "licence": "license",
    "litre": "liter",
    "metre": "meter",
    "offence": "offense",
    "practise": "practice",
    "programme": "program",
    "theatre": "theater",
    "tonne": "ton",
    "travelling": "traveling",
    "analyse": "analyze",
    "catalyse": "catalyze",
    "skilful": "skillful",
    "enrol": "enroll",
    "instalment": "installment",
}
_OUR = re.compile(r"^(behavi|col|endeav|fav|harb|hon|lab|neighb|rum|vap|vig|sav)our(?!ce)")
_VOWELS = "aeiou"


class _Word:
    """One word with its place, how it joins the word before it, and the marks between the two."""

    __slots__ = ("end", "hyphen", "marks", "start", "text")

    def __init__(self, text: str, start: int, end: int, gap: str) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.marks = frozenset(_MARKS.findall(gap))
        self.hyphen = gap in ("-", "‐", "‑", "–")

    def after_article(self, article: _Word) -> _Word:
        """The same word with the marks that stood before the article before it."""
        word = _Word(self.text, self.start, self.end, "")
        word.marks = self.marks | article.marks
        return word


def find(form: str, text: str, *, case: bool = False) -> Span | None:
    """The first place where `form` stands in `text`, inflected or not; None where it does not.

    `case` compares letters with their case. A form without any word is never found.
    """
    return next(iter(_occurrences(form, text, case, first=True)), None)


def find_all(form: str, text: str, *, case: bool = False) -> list[Span]:
    """Every place where `form` stands in `text`, in order, without overlaps."""
    return _occurrences(form, text, case, first=False)


def find_verbatim(form: str, text: str, *, case: bool = False) -> Span | None:
    """The first place where `form` stands letter for letter as whole words; only case is forgiven, unless `case`."""
    pattern = r"(?<!\w)" + re.escape(form) + r"(?!\w)" if form else r"(?!)"
    found = re.compile(pattern, 0 if case else re.IGNORECASE).search(text)
    return found.span() if found else None


def honoured(term: Term, text: str) -> tuple[bool, bool, Span | None]:
    """Whether `text` holds an accepted form of `term`: letter for letter, inflected, and where.

    The first answer is the strict one, and the second is true whenever the first is. A term to keep is honoured by its
    own source, letter for letter.
    """
    case = term.case == "yes"
    if term.status is TermStatus.KEEP:
        place = find_verbatim(term.source, text, case=True)
        return place is not None, place is not None, place
    for form in term.accepted:
        place = find_verbatim(form, text, case=case)
        if place is not None:
            return True, True, place
    for form in term.accepted:
        place = find(form, text, case=case)
        if place is not None:
            return False, True, place
    return False, False, None


def _occurrences(form: str, text: str, case: bool, *, first: bool) -> list[Span]:
    wanted, words = _without_articles(_words(form)), _without_articles(_words(text))
    if not wanted:
        wanted, words = _words(form), _words(text)
    spans: list[Span] = []
    position = 0
    while wanted and position < len(words):
        stop = _match(wanted, words, position, case)
        if stop is None:
            position += 1
            continue
        spans.append((words[position].start, words[stop - 1].end))
        if first:
            break
        position = stop
    return spans


def _match(wanted: tuple[_Word, ...], words: tuple[_Word, ...], start: int, case: bool) -> int | None:
    """Where the run of words that begins at `start` and equals `wanted` stops; None where it differs."""
    i, j = 0, start
    while i < len(wanted):
        if j >= len(words) or (i > 0 and not _joins(wanted[i], words[j])):
            return None
        if _equal(wanted[i].text, words[j].text, case):
            i, j = i + 1, j + 1
        elif _hyphened(words, j) and _equal(wanted[i].text, words[j].text + words[j + 1].text, case):
            i, j = i + 1, j + 2
        elif _hyphened(wanted, i) and _equal(wanted[i].text + wanted[i + 1].text, words[j].text, case):
            i, j = i + 2, j + 1
        else:
            return None
    return j


def _joins(wanted: _Word, word: _Word) -> bool:
    """Whether the marks before both words agree; a comma may be missing, or be added before "and" and "or"."""
    added = word.marks - wanted.marks
    missing = wanted.marks - word.marks
    return missing <= {",", "."} and (not added or (added == {","} and word.text.lower() in ("and", "or")))


def _hyphened(words: tuple[_Word, ...], index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].hyphen


def _equal(wanted: str, word: str, case: bool) -> bool:
    if wanted == word:
        return True
    if case or (wanted.isupper() and 1 < len(wanted) <= _ACRONYM_LENGTH):
        return _bare(word) == wanted or (word.endswith("s") and _bare(word)[:-1] == wanted)
    return not _lemmas(wanted).isdisjoint(_lemmas(word))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[_Word, ...]:
    words: list[_Word] = []
    last = 0
    for found in _WORD.finditer(text):
        gap = text[last : found.start()] if words else ""
        words.append(_Word(found.group().replace("’", "'"), found.start(), found.end(), gap))
        last = found.end()
    return tuple(words)


@lru_cache(maxsize=4096)
def _without_articles(words: tuple[_Word, ...]) -> tuple[_Word, ...]:
    """The words that are compared: no articles, whose marks pass to the next word; "The" counts only at the front."""
    kept: list[_Word] = []
    article: _Word | None = None
    for index, word in enumerate(words):
        if word.text in _ARTICLES or (index == 0 and word.text == "The"):
            article = word if article is None else word.after_article(article)
        else:
            kept.append(word if article is None else word.after_article(article))
            article = None
    return tuple(kept)


def _bare(word: str) -> str:
    """The word without its possessive."""
    return re.sub(r"'s?$", "", word)


@lru_cache(maxsize=16384)
def _lemmas(word: str) -> frozenset[str]:
    """Every base form that a word may be an inflection of, itself included, in American spelling."""
    bare = _bare(word.lower())
    if bare == "&":
        return frozenset({"and"})
    candidates = {bare}
    if bare in _IRREGULAR:
        candidates.add(_IRREGULAR[bare])
    if bare not in _INVARIABLE:
        candidates.update(_without_s(bare))
        candidates.update(_without_ed_or_ing(bare))
    return frozenset(_american(candidate) for candidate in candidates)


def _without_s(word: str) -> set[str]:
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    stems = {word[:-1]}
    if word.endswith("ies") and len(word) > 4:
        stems = {word[:-3] + "y", word[:-1]}
    elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        stems.add(word[:-2])
    return stems


def _without_ed_or_ing(word: str) -> set[str]:
    if word.endswith("ied") and len(word) > 4:
        return {word[:-3] + "y", word[:-1]}
    stem = word[:-3] if word.endswith("ing") else word[:-2] if word.endswith("ed") else ""
    if len(stem) < 2 or not any(letter in _VOWELS + "y" for letter in stem) or word.endswith("eed"):
        return set()
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        # "planned" is of "plan", "passed" of "pass", "controlled" of either spelling
        return {stem} if stem[-1] in "sfz" else {stem, stem[:-1]}
    if _is_short(stem):
        # a short base would have doubled its consonant: "rated" is of "rate", not of "rat"
        return {stem + "e"}
    return {stem, stem + "e"}


def _is_short(stem: str) -> bool:
    """One syllable that ends in a single vowel and a single consonant that doubles."""
    vowels = [index for index, letter in enumerate(stem) if letter in _VOWELS]
    return len(vowels) == 1 and vowels[0] == len(stem) - 2 and stem[-1] not in "wxy"


def _american(word: str) -> str:
    if word in _BRITISH:
        return _BRITISH[word]
    word = _OUR.sub(r"\1or", word)
    if word.endswith("isation"):
        return word[:-7] + "ization"
    if word.endswith("ise") and word not in _ISE_IS_PART and len(word) > 5:
        return word[:-3] + "ize"
    return word
