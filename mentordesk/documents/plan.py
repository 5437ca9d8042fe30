"""The playbook's phases: what to do and when, with a line for what was learnt."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from mentordesk.documents.blocks import GUTTER
from mentordesk.documents.content import PlanStep
from mentordesk.documents.handwriting import WritingLines
from mentordesk.documents.paragraphs import Prose, paragraph
from mentordesk.documents.setting import Setting
from mentordesk.documents.stacks import Hanging, WholeColumns
from mentordesk.documents.text import markup

_OPEN, _DONE = "☐", "☑"
_ASIDE = 112.0


def plan(setting: Setting) -> list[Flowable]:
    """Return each phase as a chapter with its steps; a phase without any is left out."""
    return list(_phases(setting))


def _phases(setting: Setting) -> Iterator[Flowable]:
    style = setting.ranks[0]
    for number, phase in enumerate(setting.content.plan):
        if phase.steps:
            laid = Prose(markup(phase.title, style.fontName), style)
            yield setting.heading(laid, phase.title, f"phase{number}", 0, 0)
            yield from (_step(setting, step) for step in phase.steps)


def _step(setting: Setting, step: PlanStep) -> Flowable:
    """Return the day in the margin and the deed beside it, on one page where that can be."""
    theme, styles = setting.theme, setting.theme.styles
    mark = _DONE if step.done else _OPEN
    aside: list[Flowable] = [paragraph(f"{mark} {step.when}", styles.margin)]
    if step.after:
        aside.append(paragraph(step.after, styles.note_prose))
    inside: list[Flowable] = [paragraph(step.title, styles.subheading)]
    if step.note:
        inside.append(paragraph(step.note, styles.prose))
    inside.append(WritingLines(theme, 1, theme.translator.gettext("What we learnt")))
    aside_width = setting.hang - GUTTER if setting.hang else _ASIDE
    inside_width = setting.width + setting.hang - aside_width - GUTTER
    block = WholeColumns([aside, inside], [aside_width, inside_width], GUTTER)
    block.spaceBefore = 8 * setting.air
    return Hanging(block, setting.hang)
