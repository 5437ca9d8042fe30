"""The page for a successor: how to open the file, what to do first, what is under way."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.blocks import bullets, callout, fact_rows, section
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import Part, Printed, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.protection_content import HandoverContent, ProgrammeAtHandover
from mentordesk.documents.stacks import Together
from mentordesk.documents.text import legible
from mentordesk.documents.theme import CLOSER, CLOSEST, Theme, theme

_RHYTHMS = (CLOSER[0], CLOSER[1], *CLOSEST)


def handover(content: HandoverContent, style: HouseStyle) -> bytes:
    """Return the pages, A4; the passphrase is not among what they say."""
    first = _printed(content, theme(style, _RHYTHMS[0]))
    if first.pages == 1:
        return first.content
    # What a little less space brings onto one page is given it.
    closer = (_printed(content, theme(style, rhythm)) for rhythm in _RHYTHMS[1:])
    return next((made for made in closer if made.pages == 1), first).content


def _printed(content: HandoverContent, look: Theme) -> Printed:
    title = look.translator.gettext("Handover")
    running = " · ".join(filter(None, (title, legible(content.organisation))))
    part = Part(
        story=list(_story(look, content, title)), running=running, footer=legible(content.file)
    )
    return printed([part], look, running)


def _story(look: Theme, content: HandoverContent, title: str) -> Iterator[Flowable]:
    tr, styles = look.translator.gettext, look.styles
    yield paragraph(title, styles.title)
    lead = " · ".join(filter(None, (legible(content.organisation), content.date)))
    yield paragraph(lead, styles.lead)
    what = tr(
        "The file that comes with this page holds everything about the programmes below: people, "
        "pairs, agreements, answers, guides and plans. It is encrypted. Its passphrase does not "
        "stand here: you are told it by telephone."
    )
    air = look.rhythm.air
    yield callout(look, [paragraph(what, styles.prose)])
    yield section(
        look,
        tr("Get going"),
        bullets(_steps(look, content), styles.prose, mark="☐", air=air),
        air=air,
    )
    if any(map(legible, content.contact)):
        lines: list[Flowable] = [
            paragraph(line, styles.body) for line in filter(None, map(legible, content.contact))
        ]
        yield section(look, tr("Who hands over"), lines, air=air)
    for programme in content.programmes:
        yield _programme(look, programme)


def _steps(look: Theme, content: HandoverContent) -> Iterator[str]:
    tr = look.translator.gettext
    yield tr("Install MentorDesk on your computer, or have it installed. It needs no network.")
    yield tr("Copy {file} to a folder of your own on that computer.").format(
        file=legible(content.file)
    )
    yield tr("Start MentorDesk, choose File ▸ Open, and type the passphrase you were told.")
    yield tr(
        "Choose a passphrase of your own under File ▸ Protection, and lock the sheet with it away."
    )
    yield tr(
        "Write your name, telephone and address under Programme ▸ Organisation: they stand on "
        "every paper from then on."
    )
    yield tr("Tell the mentors and the mentees that they turn to you now.")
    yield tr("Look at Overview: it shows what needs you, and what is next.")
    yield tr(
        "See with whoever hands over that their file and its backups are deleted once yours opens."
    )


def _programme(look: Theme, programme: ProgrammeAtHandover) -> Flowable:
    tr, styles = look.translator.gettext, look.styles
    inside: list[Flowable] = [paragraph(legible(programme.standing), styles.prose)]
    if programme.tasks:
        rows = [
            (task.when, paragraph(legible(task.title), styles.body)) for task in programme.tasks
        ]
        inside += [Spacer(0, 8), *fact_rows(look, rows)]
        if programme.more:
            inside.append(paragraph(programme.more, styles.note_prose))
    else:
        inside.append(paragraph(tr("Nothing on the plan is open."), styles.prose))
    name, air = legible(programme.name), look.rhythm.air
    block = section(look, name, inside, programme.period, air=air)
    return Together([block])
