"""Which sentences of a section say most."""

from toolkit.summarization.salience import LONGEST, SHORTEST, most_salient
from toolkit.translated import Origin, Translation


def sentence(name: str, source: str, target: str | None = "English.") -> Translation:
    return Translation(id=name, source=source, target=target, origin=Origin.ENGINE)


LEAD = sentence("a", "全县农村公路建设取得重大进展。")
LIKE_IT = sentence("b", "全县农村公路建设取得重大进展成果。")
OTHER = sentence("c", "教师医生下沉偏远村庄开展免费服务。")
SHORT = sentence("d", "成绩显著。")
FAILED = sentence("e", "全县农村公路建设里程大幅增加了。", None)
LONG = sentence("f", "公路" * LONGEST)


def ids(*translations: Translation, count: int) -> list[str]:
    return [translation.id for translation in most_salient(translations, count)]


def test_the_first_sentence_leads() -> None:
    assert ids(LEAD, OTHER, count=1) == ["a"]


def test_a_sentence_that_says_the_same_yields_to_another() -> None:
    assert ids(LEAD, LIKE_IT, OTHER, count=2) == ["a", "c"]


def test_they_come_in_reading_order() -> None:
    assert ids(OTHER, LIKE_IT, LEAD, count=3) == ["c", "b", "a"]


def test_short_long_and_failed_sentences_are_never_chosen() -> None:
    assert len(SHORT.source) < SHORTEST
    assert ids(SHORT, FAILED, LONG, count=3) == []


def test_nothing_of_nothing() -> None:
    assert most_salient([], 3) == []
