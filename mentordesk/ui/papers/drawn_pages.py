"""Pictures of the pages in sight: drawn in a thread, the ones before shown until they come."""

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.page_images import Wanted, draw
from mentordesk.ui.tasks import Task

#: So many bytes of pictures are kept, some twenty pages at the usual size.
_KEPT = 64 << 20

Drawn = dict[int, QImage]


class DrawnPages(QObject):
    """Asked by a painter for what it lacks, it says when there is something new to paint."""

    came = Signal()

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner)
        self._owner = owner
        self._desk = desk
        self._content = b""
        self._images: Drawn = {}
        #: Those that show the content as it is now.
        self._fresh: set[int] = set()
        self._wanted: Wanted = {}
        self._task: Task | None = None
        # Every page in sight asks in the same painting.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether a page in sight is still to come."""
        return bool(self._wanted) or self._task is not None

    def load(self, content: bytes, *, another: bool) -> None:
        """Draw this from now on; of `another` paper no picture is shown in its stead."""
        self._content = content
        self._fresh.clear()
        self._wanted.clear()
        if another:
            self._images.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def image(self, number: int, size: QSize) -> QImage | None:
        """Return what there is of a page; a better one is drawn if it is not this size."""
        image = self._images.get(number)
        if image is None or image.size() != size or number not in self._fresh:
            self._wanted[number] = size
            if self._task is None:
                self._soon.start()
        return image

    def _begin(self) -> None:
        wanted, content = self._wanted, self._content
        self._wanted = {}
        if not wanted:
            return

        def work(task: Task) -> Drawn:
            task.report(0, 0)
            return draw(content, wanted)

        def done(images: Drawn) -> None:
            if self._task is task:
                self._task = None
                self._take(images)

        title = self._desk.translator.gettext("Making the pages…")
        task = self._task = self._desk.tasks.run(self._owner, title, work, done)

    def _take(self, images: Drawn) -> None:
        for number, image in images.items():
            self._images.pop(number, None)
            self._images[number] = image
        self._fresh |= images.keys()
        while sum(image.sizeInBytes() for image in self._images.values()) > _KEPT:
            oldest = next(iter(self._images))
            if oldest in images:
                break
            del self._images[oldest]
        self.came.emit()
        if self._wanted:
            self._soon.start()
