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
from mentordesk.documents.theme import on_grid

_OPEN, _DONE = "☐", "☑"


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
    """Return the day and the deed, in the margin and beside it where the text leaves a margin."""
    theme, styles = setting.theme, setting.theme.styles
    mark = _DONE if step.done else _OPEN
    day: list[Flowable] = [paragraph(f"{mark} {step.when}", styles.margin)]
    if step.after:
        day.append(paragraph(step.after, styles.note_prose))
    deed: list[Flowable] = [paragraph(step.title, styles.subheading)]
    if step.note:
        deed.append(paragraph(step.note, styles.prose))
    deed.append(WritingLines(theme, 1, theme.translator.gettext("What we learnt")))
    if setting.hang:
        block = WholeColumns([day, deed], [setting.hang - GUTTER, setting.width], GUTTER)
    else:
        block = WholeColumns([[*day, *deed]], [setting.width])
    block.spaceBefore = on_grid(8 * setting.air)
    return Hanging(block, setting.hang)
