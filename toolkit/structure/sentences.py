"""A paragraph to its sentences: where one may be cut, and where never.

Works on the healed form of a paragraph. Where the paragraph begins and ends is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.findings import Span

LONG = 160
"""Characters after which a sentence is long: a translation model of the size used here starts to drop clauses."""

ALONE = 40
"""Characters that a clause needs on each side of a ； to stand as a segment of its own."""

REACH = 200
"""Characters that a pair of quotes or brackets may span and still hold its sentence together."""

_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "［": "］",
}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_BRACKETS = re.compile('[“”‘’「」『』（）()《》〈〉【】〔〕［］"]')
_STOPS = "。！？!?"
_END = re.compile(r"[。！？!?]+|…+")
_CLOSING = '”’」』）)》〉】〕］"'
_NOTE_MARK = re.compile(r"[\[［]\d{1,3}[\]］]")
_CIRCLED = re.compile("[①-⑳]")
_CONTINUES = re.compile(r"\s*(?:[，,、；;：:。！？!?）)》”’]|[的地得等之和与及、])")
_CHINESE = re.compile("[\u3400-\u9fff〇。，、；：！？”’」』）》】〕％℃\uff10-\uff19]")
_CLAUSE = re.compile("[；;]|[，,]")


def split(source: str) -> list[Span]:
    """The sentences of a healed paragraph as [start, end) spans, in order, without the white space between them.

    A sentence ends at 。！？ (and at half-width ! ? after Chinese text) outside quotes and brackets; closing quotes,
    brackets and note marks go with it. A sentence of more than `LONG` characters is also cut at those ； that leave at
    least `ALONE` characters on both sides. Quotes without a partner, and pairs longer than `REACH`, hold nothing together.
    """
    pairs = _pairs(source)
    ends = _sentence_ends(source, pairs)
    spans: list[Span] = []
    for start, end in pairwise([0, *ends]):
        trimmed = _trim(source, start, end)
        if trimmed:
            spans.extend(_split_long(source, trimmed, pairs) if trimmed[1] - trimmed[0] > LONG else [trimmed])
    return spans


def cuts(sentence: str) -> tuple[int, ...]:
    """Offsets after which a sentence of more than `LONG` characters may be divided; none for a shorter one.

    First after every ；, then, in parts that are still long, after the commas nearest below 120 characters; never inside
    quotes or brackets, and never so that fewer than 20 characters stand alone.
    """
    if len(sentence) <= LONG:
        return ()
    pairs = _pairs(sentence)
    semicolons: list[int] = []
    commas: list[int] = []
    for match in _outside(_CLAUSE, sentence, pairs):
        if match.group() in "；;":
            semicolons.append(match.end())
        elif match.group() == "，" or _is_chinese_comma(sentence, match.start()):
            commas.append(match.end())
    chosen: list[int] = []
    last = 0
    for bound in [*semicolons, len(sentence)]:
        if bound < len(sentence) and (bound - last < 20 or len(sentence) - bound < 20):
            continue
        chosen.extend(_comma_cuts(commas, last, bound))
        if bound < len(sentence):
            chosen.append(bound)
        last = bound
    return tuple(chosen)


def _comma_cuts(commas: Sequence[int], start: int, end: int) -> list[int]:
    chosen: list[int] = []
    last, candidate = start, 0
    if end - start <= LONG:
        return chosen
    for comma in (c for c in commas if start < c < end):
        if comma - last > 120 and candidate > last:
            chosen.append(candidate)
            last = candidate
        if comma - last >= 20 and end - comma >= 20:
            candidate = comma
    if end - last > LONG and candidate > last:
        chosen.append(candidate)
    return chosen


def _pairs(source: str) -> list[Span]:
    """Outermost pairs of quotes and brackets as (opener's offset, closer's offset), those within reach only."""
    found: list[Span] = []
    open_at: list[tuple[str, int]] = []
    straight: list[int] = []
    for match in _BRACKETS.finditer(source):
        mark, at = match.group(), match.start()
        if mark == '"':
            straight.append(at)
        elif mark in _PAIRS:
            open_at.append((mark, at))
        else:
            # Look back over a few unclosed marks only, so that a text full of them stays linear.
            for depth in range(1, min(len(open_at), 8) + 1):
                if open_at[-depth][0] == _OPENERS[mark]:
                    found.append((open_at[-depth][1], at))
                    del open_at[-depth:]
                    break
    if len(straight) % 2 == 0:
        found.extend(zip(straight[::2], straight[1::2], strict=True))
    outermost: list[Span] = []
    for start, end in sorted(found):
        if end - start <= REACH and (not outermost or start > outermost[-1][1]):
            outermost.append((start, end))
    return outermost


def _outside(pattern: re.Pattern[str], source: str, pairs: Sequence[Span]) -> Iterator[re.Match[str]]:
    """Matches that stand outside all pairs."""
    at = 0
    for match in pattern.finditer(source):
        while at < len(pairs) and pairs[at][1] < match.start():
            at += 1
        if at == len(pairs) or match.start() < pairs[at][0]:
            yield match


def _sentence_ends(source: str, pairs: Sequence[Span]) -> list[int]:
    circled = len(_CIRCLED.findall(source)) == 1
    ends = {_absorb(source, match.end(), circled) for match in _outside(_END, source, pairs) if _is_end(source, match)}
    closers = {end: start for start, end in pairs}
    for close, opened in closers.items():
        if source[close] in "》〉" or close == 0 or source[close - 1] not in _STOPS:
            continue
        opens_sentence = opened == 0 or source[opened - 1] in "：:，,。！？" or opened in ends
        if opens_sentence and not _CONTINUES.match(source, close + 1):
            ends.add(_absorb(source, close + 1, circled))
    return sorted(ends | {len(source)})


def _is_end(source: str, match: re.Match[str]) -> bool:
    mark, start, end = match.group()[0], match.start(), match.end()
    if mark in "。！？":
        return True
    if mark == "…":
        return not _CONTINUES.match(source, end) and _next_is_chinese(source, end)
    return start > 0 and _CHINESE.match(source[start - 1]) is not None


def _next_is_chinese(source: str, at: int) -> bool:
    return at < len(source) and _CHINESE.match(source[at]) is not None


def _absorb(source: str, at: int, circled: bool) -> int:
    """Past the closing marks and note marks that belong to the sentence ending at `at`."""
    while at < len(source):
        if source[at] in _CLOSING:
            at += 1
        elif note := _NOTE_MARK.match(source, at):
            at = note.end()
        elif circled and _CIRCLED.match(source, at):
            at += 1
        else:
            break
    return at


def _trim(source: str, start: int, end: int) -> Span | None:
    piece = source[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def _split_long(source: str, span: Span, pairs: Sequence[Span]) -> list[Span]:
    start, end = span
    inner = [(a - start, b - start) for a, b in pairs if a >= start and b < end]
    spans: list[Span] = []
    for match in _outside(_CLAUSE, source[start:end], inner):
        at = span[0] + match.end()
        if match.group() not in "；;" or (match.group() == ";" and not _CHINESE.match(source[at - 2])):
            continue
        if at - start >= ALONE and end - at >= ALONE:
            piece = _trim(source, start, at)
            if piece:
                spans.append(piece)
            start = at
    last = _trim(source, start, end)
    return [*spans, last] if last else spans


def _is_chinese_comma(source: str, at: int) -> bool:
    """A half-width comma that is neither between digits nor between Latin words."""
    return (at > 0 and _CHINESE.match(source[at - 1]) is not None) or _next_is_chinese(source, at + 1)
