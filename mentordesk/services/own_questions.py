"""The words in which people are asked about the topics of their own agreement."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from mentordesk.i18n import Translator, Wording
from mentordesk.paths import resources
from mentordesk.services.records.evaluations import ChoiceOption, QuestionRecord
from mentordesk.vocabulary import QuestionKind

#: The key of the one question that all of them come to in a report.
OWN_TOPICS = "own_topics"


def question_on(topic: str, partner: str = "") -> QuestionRecord:
    """Return what is asked about one topic; `partner` is named where there are several."""
    asked = _wording("text_with_partner" if partner else "text")
    return _question(
        Wording(da=_filled(asked.da, topic, partner), en=_filled(asked.en, topic, partner))
    )


def question_on_all() -> QuestionRecord:
    """Return what is asked where no topic may be named, and what the figures are of."""
    return _question(_wording("text_of_all"))


def heading() -> Wording:
    """Return what stands above the questions on paper."""
    return _wording("heading")


def introduction() -> Wording:
    """Return the sentence below the heading."""
    return _wording("introduction")


def answered_words(n: int, people: int, translator: Translator) -> str:
    """Return "63 answers on topics from 22 people"."""
    answers = translator.ngettext("{n} answer on a topic", "{n} answers on topics", n)
    givers = translator.ngettext("from {n} person", "from {n} people", people)
    number = translator.number
    return f"{answers.format(n=number(n))} {givers.format(n=number(people))}"


def hidden_words(role: str, translator: Translator) -> str:
    """Return why a role's answers on their topics are not shown."""
    said = translator.gettext(
        "{role}: fewer than five answered about their topics, and they were promised anonymity."
    )
    return said.format(role=role)


def _question(text: Wording) -> QuestionRecord:
    choices = (
        ChoiceOption(key=one["key"], text=Wording(da=one["da"], en=one["en"]))
        for one in _file()["choices"]
    )
    # It has no row of its own: what is kept of it is the topic and the answer.
    return QuestionRecord(
        id=0, key=OWN_TOPICS, kind=QuestionKind.SCALE, text=text, choices=tuple(choices)
    )


def _filled(text: str, topic: str, partner: str) -> str:
    return text.format(topic=topic, partner=partner)


def _wording(name: str) -> Wording:
    texts = _file()[name]
    return Wording(da=texts["da"], en=texts["en"])


@cache
def _file() -> Mapping[str, Any]:
    path = resources() / "questionnaires" / "own-topics.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
