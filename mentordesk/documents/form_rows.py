"""The rows of a form: what is asked, beside what is written or ticked."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.answer_marks import Boxes
from mentordesk.documents.blocks import GUTTER
from mentordesk.documents.content import ChoiceGroup
from mentordesk.documents.handwriting import HAND, WritingLines
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.stacks import Columns
from mentordesk.documents.theme import Theme

_LABEL = 104.0
#: Below the last row of a form, in points.
FORM_SPACE = 16.0
#: Lines to write on where a question has no choices yet.
_OPEN_LINES = 2


def form_row(theme: Theme, label: str, answer: list[Flowable], width: float) -> Flowable:
    """Return a label with lines, boxes or words beside it, `width` points wide."""
    name: list[Flowable] = [paragraph(label, theme.styles.field)]
    if isinstance(answer[0], WritingLines):
        # The label stands on the line.
        name.insert(0, Spacer(0, HAND - 16))
    row = Columns([name, answer], [_LABEL, width - _LABEL - GUTTER], GUTTER)
    row.spaceBefore = 0 if isinstance(answer[0], WritingLines) else 8
    return row


def box_groups(theme: Theme, groups: Sequence[ChoiceGroup]) -> list[Flowable]:
    """Return each group's choices with boxes to tick, below its title where it has one.

    A question without choices gets lines to write on.
    """
    if not any(group.choices for group in groups):
        return [WritingLines(theme, _OPEN_LINES)] if groups else []
    found: list[Flowable] = []
    for group in groups:
        boxes = Boxes(theme, group.choices)
        boxes.spaceAfter = 8
        if not group.title:
            found.append(boxes)
            continue
        title = paragraph(group.title, theme.styles.label)
        title.spaceBefore = 8
        title.keepWithNext = True
        found += [title, boxes]
    return found
