"""What a deed is called where it can be taken back: words to be translated when they are shown."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from string import Formatter


@dataclass(frozen=True, slots=True)
class DeedName:
    """A deed in the coordinator's words, as they stand after "Undo:".

    Attributes:
        message: Marked for translation, with the places of its values:
            `N_("pin {mentee} to {mentor}")`.
        plural: The same of several, `*NP_("remove {name}", "remove {n} people")`; then the value
            `n` counts them and chooses between the two.
        values: What goes into the message. They are names and numbers of hers: shown, never logged.
        merge_key: What an edit saved while she types is about. Deeds with one key that follow each
            other closely are one step.
    """

    message: str
    plural: str = ""
    values: Mapping[str, object] = field(default_factory=dict, repr=False)
    merge_key: Hashable = field(default=None, repr=False)

    def of(self, **values: object) -> "DeedName":
        """Return the name with more of its values."""
        return replace(self, values={**self.values, **values})

    def merging(self, *key: Hashable) -> "DeedName":
        """Return the name of an edit of one field of one thing."""
        return replace(self, merge_key=(self.message, *key))

    @property
    def missing(self) -> frozenset[str]:
        """The values that the message has a place for and that are not there yet."""
        texts = f"{self.message}{self.plural}"
        places = {name for _, name, _, _ in Formatter().parse(texts) if name}
        return frozenset(places.difference(self.values))

    def require_whole(self) -> None:
        """Let no name be kept that could not be shown.

        Raises:
            ValueError: A value is missing.
        """
        if self.missing:
            raise ValueError(f"a deed's name lacks {sorted(self.missing)}: {self.message}")
