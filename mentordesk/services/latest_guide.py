"""The guide that is being written, as paper: made again only where it says something else."""

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentordesk.documents.content import GuideContent
    from mentordesk.documents.house_style import HouseStyle


class LatestGuide:
    """Keeping a text asks for its pages a second time, often while the first are on their way."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._made: tuple[GuideContent, HouseStyle, bytes] | None = None

    def pdf(self, content: "GuideContent", style: "HouseStyle") -> bytes:
        """Return a guide; one that says the same as the last is not set anew.

        Raises:
            UserError: The text holds a placeholder that means nothing.
        """
        from mentordesk.documents import guide

        with self._turn:
            if self._made is None or self._made[:2] != (content, style):
                self._made = content, style, guide.guide(content, style)
            return self._made[2]
