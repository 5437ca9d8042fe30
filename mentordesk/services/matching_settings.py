"""What the coordinator sets for the matching of a programme: weights, thresholds, choices."""

from itertools import pairwise
from typing import TYPE_CHECKING

from mentordesk.errors import UserError
from mentordesk.models import MatchingRules
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, Criterion

if TYPE_CHECKING:
    from mentordesk.services.records.matches import MatchingSettings


_THRESHOLDS = ("threshold_top", "threshold_good", "threshold_match")
_CHOICES = (
    *("spread_load", "bar_same_employer", "bar_meeting_form", "bar_language", "bar_earlier"),
    *("weakest_first", "rare_topics"),
)


class MatchingChoices:
    """Reading and changing how a programme's people are matched."""

    def __init__(self, file: File) -> None:
        self._file = file

    def matching_settings(self, programme_id: int) -> "MatchingSettings":
        """Return a programme's weights, thresholds and choices."""
        # A list of participants is shown without these records, and start-up is measured.
        from mentordesk.services.records.matches import MatchingSettings

        with self._file.read() as session:
            row = found(session, MatchingRules, programme_id)
            return MatchingSettings(
                weights={criterion: getattr(row, f"weight_{criterion}") for criterion in Criterion},
                **{name: getattr(row, name) for name in (*_THRESHOLDS, *_CHOICES)},
            )

    def change_matching_settings(self, programme_id: int, settings: "MatchingSettings") -> None:
        """Set them all; a criterion that `settings` leaves out keeps its weight.

        Raises:
            UserError: A weight is negative, none is above 0, or the thresholds do not descend
                from 1 to 0.
        """
        with self._file.write() as session:
            row = found(session, MatchingRules, programme_id)
            for criterion, weight in settings.weights.items():
                setattr(row, f"weight_{criterion}", weight)
            for name in (*_THRESHOLDS, *_CHOICES):
                setattr(row, name, getattr(settings, name))
            _check(row)


def _check(row: MatchingRules) -> None:
    weights = [getattr(row, f"weight_{criterion}") for criterion in Criterion]
    if min(weights) < 0 or max(weights) <= 0:
        raise UserError(
            N_("Weights are 0 or more, and at least one of them is above 0. Change the weights.")
        )
    steps = (1.0, row.threshold_top, row.threshold_good, row.threshold_match, 0.0)
    if any(upper < lower for upper, lower in pairwise(steps)):
        raise UserError(
            N_("A top match must ask for more than a good match, and that for more than a match.")
        )
