"""Questionnaires and figures as what their documents say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mentordesk.documents.evaluation_content import (
    Bar,
    GroupResult,
    PaperQuestion,
    QuestionnaireContent,
    ReportContent,
    ReportQuestion,
    ResponseRate,
)
from mentordesk.i18n import Translator, Wording
from mentordesk.services import own_questions
from mentordesk.services.guide_values import day
from mentordesk.services.records.evaluations import (
    EvaluationReport,
    GroupFigures,
    OwnTopic,
    PersonAsked,
    QuestionFigures,
    QuestionnaireRecord,
    QuestionRecord,
)
from mentordesk.vocabulary import ROLE_PLURALS, ROUND_NAMES


def questionnaire_content(
    record: QuestionnaireRecord,
    people: Sequence[PersonAsked],
    programme: str,
    contact: str,
    translator: Translator,
) -> QuestionnaireContent:
    """Return what a questionnaire on paper says to all of `people`, in the reader's language.

    Where answers are anonymous nobody gets a paper of their own, so all are asked the same.
    """
    language = translator.language
    general = QuestionnaireContent(
        title=translator.gettext(ROUND_NAMES[record.round]),
        programme=programme,
        asked=translator.gettext(ROLE_PLURALS[record.role]),
        introduction=record.introduction.in_(language),
        questions=tuple(_on_paper(each, translator) for each in record.questions),
        answer_by=day(record.answer_by, translator),
        anonymous=record.anonymous,
        contact=contact,
    )
    shared = people[0].topics if record.anonymous and people else ()
    return _with_topics(general, shared, translator)


def own_content(
    general: QuestionnaireContent, person: PersonAsked, translator: Translator
) -> QuestionnaireContent:
    """Return one person's paper: the general one with their name, codes and own topics."""
    return _with_topics(
        replace(general, name=person.name, code=" · ".join(person.codes)),
        person.topics,
        translator,
    )


def _with_topics(
    content: QuestionnaireContent, topics: Sequence[OwnTopic], translator: Translator
) -> QuestionnaireContent:
    if not topics:
        return content

    def said(wording: Wording) -> str:
        return wording.in_(translator.language)

    return replace(
        content,
        own_heading=said(own_questions.heading()),
        own_introduction=said(own_questions.introduction()),
        own_questions=tuple(_on_paper(one.question, translator) for one in topics),
    )


def _on_paper(question: QuestionRecord, translator: Translator) -> PaperQuestion:
    return PaperQuestion(
        text=question.text.in_(translator.language),
        kind=question.kind,
        choices=tuple(choice.text.in_(translator.language) for choice in question.choices),
    )


def report_content(
    report: EvaluationReport, programme: str, period: str, translator: Translator
) -> ReportContent:
    """Return what an evaluation report says: one entry a question, both roles side by side."""
    groups = list(report.groups.values())
    asked = {key: list[tuple[GroupFigures, QuestionFigures]]() for key in _in_order(groups)}
    for group in groups:
        for figures in group.questions:
            asked[figures.key].append((group, figures))
    return ReportContent(
        title=translator.gettext(ROUND_NAMES[report.round]),
        programme=programme,
        period=period,
        rates=tuple(
            ResponseRate(
                group=translator.gettext(ROLE_PLURALS[group.role]),
                invited=group.invited,
                answered=group.answered,
                suppressed=group.suppressed,
            )
            for group in groups
        ),
        questions=tuple(_question(each, translator) for each in asked.values()),
    )


def _in_order(groups: list[GroupFigures]) -> list[str]:
    """Return the questions' keys; what one role alone is asked stands where that role met it."""
    keys: list[str] = []
    for group in groups:
        place = 0
        for figures in group.questions:
            if figures.key not in keys:
                keys.insert(place, figures.key)
            place = keys.index(figures.key) + 1
    return keys


def _question(
    asked: list[tuple[GroupFigures, QuestionFigures]], translator: Translator
) -> ReportQuestion:
    first = asked[0][1]
    return ReportQuestion(
        text=first.text.in_(translator.language),
        kind=first.kind,
        results=tuple(
            _result(group, figures, translator) for group, figures in asked if figures.n is not None
        ),
        notes=tuple(_notes(asked, translator)),
    )


def _notes(
    asked: list[tuple[GroupFigures, QuestionFigures]], translator: Translator
) -> Iterator[str]:
    """Yield how many people are behind what pairs said of their own topics, or why not."""
    for group, figures in asked:
        if figures.key != own_questions.OWN_TOPICS or group.suppressed:
            continue
        role = translator.gettext(ROLE_PLURALS[group.role])
        if figures.people is None:
            yield own_questions.hidden_words(role, translator)
        else:
            said = own_questions.answered_words(figures.n or 0, figures.people, translator)
            yield f"{role}: {said}."


def _result(group: GroupFigures, figures: QuestionFigures, translator: Translator) -> GroupResult:
    counts = figures.distribution or {}
    return GroupResult(
        group=translator.gettext(ROLE_PLURALS[group.role]),
        n=figures.n or 0,
        mean=figures.mean,
        bars=tuple(
            Bar(label=choice.text.in_(translator.language), count=counts.get(choice.key, 0))
            for choice in figures.choices
        ),
        texts=figures.texts,
    )
