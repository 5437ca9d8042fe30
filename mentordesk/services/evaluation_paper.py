"""Questionnaires and figures as what their documents say."""

from mentordesk.documents.evaluation_content import (
    Bar,
    GroupResult,
    PaperQuestion,
    QuestionnaireContent,
    ReportContent,
    ReportQuestion,
    ResponseRate,
)
from mentordesk.i18n import Translator
from mentordesk.services.guide_values import day
from mentordesk.services.records.evaluations import (
    EvaluationReport,
    GroupFigures,
    QuestionFigures,
    QuestionnaireRecord,
)
from mentordesk.vocabulary import ROLE_PLURALS, ROUND_NAMES


def questionnaire_content(
    record: QuestionnaireRecord, programme: str, contact: str, translator: Translator
) -> QuestionnaireContent:
    """Return what a questionnaire on paper says, in the reader's language."""
    language = translator.language
    return QuestionnaireContent(
        title=translator.gettext(ROUND_NAMES[record.round]),
        programme=programme,
        asked=translator.gettext(ROLE_PLURALS[record.role]),
        introduction=record.introduction.in_(language),
        questions=tuple(
            PaperQuestion(
                text=each.text.in_(language),
                kind=each.kind,
                choices=tuple(choice.text.in_(language) for choice in each.choices),
            )
            for each in record.questions
        ),
        answer_by=day(record.answer_by, translator),
        anonymous=record.anonymous,
        contact=contact,
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
            _result(group, figures, translator) for group, figures in asked if not group.suppressed
        ),
    )


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
