"""How soon a page says what was typed, in the window, after the last letter.

Run it from the checkout: `python benchmarks/preview.py`. What counts is the pause that is waited
for more letters, and the processor's time from the last letter until the page is painted: a busy
machine would decide the clock's, which is printed beside it.
"""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.workspace import Workspace
from mentordesk.settings import Look, Settings
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.desk import Desk
from mentordesk.ui.guides.tab import GuidesTab
from mentordesk.ui.notice_bar import NoticeBar
from mentordesk.ui.papers.preview import PaperPreview
from mentordesk.ui.tab_stack import TabStack
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language
from tests.builders import a_match, a_mentee, a_mentor, a_programme

BUDGET_MS = 300
ROUNDS = 12
SIZE = (1280, 800)
_LOOK_MS = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """How long it was from a letter to the page with it, in milliseconds."""

    pause: float
    processor: float
    clock: float

    @property
    def counted(self) -> float:
        """What is held against the budget."""
        return self.pause + self.processor


class Writer:
    """Types into a field, and looks at the page beside it."""

    def __init__(self, field: QWidget, preview: PaperPreview) -> None:
        self._field = field
        self._preview = preview

    def settle(self, other_than: bytes = b"") -> None:
        """Wait, at no cost to the processor, until other pages than these are painted."""
        loop, look = QEventLoop(), QTimer()
        look.timeout.connect(lambda: self._is_painted(other_than) and loop.quit())
        look.start(_LOOK_MS)
        loop.exec()
        look.stop()

    def _is_painted(self, other_than: bytes) -> bool:
        preview = self._preview
        if preview.busy or preview.pages is None or preview.content == other_than:
            return False
        return not preview.pages.drawing

    def type(self) -> Taken:
        """Type a word, and wait for it."""
        QTest.keyClick(self._field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self._field, " word")
        pause = float(self._preview._pause.interval())  # noqa: SLF001 - it is what is measured
        before, content = (time.process_time(), time.perf_counter()), self._preview.content
        self.settle(content)
        after = (time.process_time(), time.perf_counter())
        processor, clock = ((end - start) * 1_000 for start, end in zip(before, after, strict=True))
        return Taken(pause, processor, clock)


def report(name: str, writer: Writer) -> None:
    """Print the middle of several rounds against the budget."""
    writer.settle()
    for _ in range(3):
        writer.type()
    rounds = sorted((writer.type() for _ in range(ROUNDS)), key=lambda taken: taken.counted)
    middle = rounds[len(rounds) // 2]
    sys.stdout.write(
        f"{name}: {middle.counted / BUDGET_MS:.2f} of the budget of {BUDGET_MS} ms after the last "
        f"letter ({middle.pause:.0f} ms pause, {middle.processor:.0f} ms of the processor; "
        f"{middle.clock:.0f} ms by the clock)\n"
    )


def filled(workspace: Workspace) -> int:
    """Return a programme with a pair that has written a good deal."""
    programme = a_programme(workspace)
    pair = a_match(workspace, a_mentor(workspace, programme), a_mentee(workspace, programme))
    workspace.agreements.write(
        pair,
        goals="Two research paths before the summer. " * 8,
        topics=["Research careers", "Applications", "Fieldwork"],
        limits=[
            LimitRecord(topic=f"Project {n}", why="The contract", agreed="No names") for n in (1, 2)
        ],
    )
    for key in ("mentor-guide", "mentee-guide"):
        text = workspace.paperwork.guide_text(programme.id, key, Language.ENGLISH)
        own = f"{text}\n\nA last word"
        workspace.paperwork.change_guide(programme.id, key, Language.ENGLISH, own)
    return programme.id


def main() -> None:
    """Measure an agreement and the longest guide in a window."""
    app = QApplication([])
    theme = Theme(app, Look.LIGHT)
    with (
        TemporaryDirectory() as folder,
        Workspace.create(Path(folder) / "b.mentordesk", language=Language.ENGLISH) as workspace,
    ):
        programme = filled(workspace)
        tasks, notices = Tasks(), NoticeBar(theme, workspace.translator)
        settings = Settings.load(Path(folder) / "settings.json")
        desk = Desk(workspace, theme=theme, tasks=tasks, notices=notices, settings=settings)
        desk.choose_programme(programme)
        tabs = TabStack(desk.translator)
        tabs.resize(*SIZE)
        tabs.open(desk)
        tabs.show()
        for measured in (agreement, guide):
            measured(tabs)
        tasks.close()
        tabs.close()


def agreement(tabs: TabStack) -> None:
    """Measure an agreement."""
    tabs.show_tab("agreements")
    page = tabs.current
    assert isinstance(page, AgreementsTab)
    report("agreement", Writer(page.editor.goals, page.preview))


def guide(tabs: TabStack) -> None:
    """Measure the guide for mentors."""
    tabs.show_tab("guides")
    page = tabs.current
    assert isinstance(page, GuidesTab)
    report("guide for mentors", Writer(page.writing.text, page.preview))


if __name__ == "__main__":
    main()
