"""Everybody and every pair of a file, found by a few letters or by the code on a pair's paper."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from mentordesk.i18n import Translator, search_key
from mentordesk.services.match_codes import code_begun, whole_code
from mentordesk.services.records.finding import Found, FoundPair, FoundPerson

#: So many are shown: who sees hers not among them types on.
MOST = 8
#: Of which so many are pairs, however many people there are.
_PAIRS = 3
#: With fewer signs a code means too many.
_CODE_LEAST = 3

F = TypeVar("F")


class Directory:
    """Answers within a keystroke, for it was put in order when it was read.

    Args:
        people: All sign-ups.
        pairs: All pairs.
        programme_id: The programme shown, whose people come first among equals.
        translator: The reader's, for the order of names.
    """

    def __init__(
        self,
        people: Iterable[FoundPerson],
        pairs: Iterable[FoundPair],
        *,
        programme_id: int,
        translator: Translator,
    ) -> None:
        order = translator.order
        in_order = sorted(
            people,
            key=lambda one: (one.programme_id != programme_id, order(one.person.name)),
        )
        pairs_in_order = sorted(
            pairs,
            key=lambda one: (
                one.programme_id != programme_id,
                order(one.mentee.name),
                order(one.mentor.name),
            ),
        )
        self._people = _Index(
            in_order, [f"{one.person.name} {one.person.email}" for one in in_order]
        )
        self._pairs = _Index(
            pairs_in_order, [f"{one.mentee.name} {one.mentor.name}" for one in pairs_in_order]
        )
        self._by_code = {one.code: one for one in pairs_in_order}
        self._signs = [one.code.replace("-", "") for one in pairs_in_order]

    def pair(self, typed: str) -> FoundPair | None:
        """Return the pair whose whole code is typed, however it is typed."""
        return self._by_code.get(whole_code(typed) or "")

    def look_up(self, typed: str) -> tuple[Found, ...]:
        """Return at most `MOST`: the pair of a code, else people and then pairs by their names."""
        pair = self.pair(typed)
        if pair is not None:
            return (pair,)
        words = search_key(typed).split()
        if not words:
            return ()
        people = self._people.best(words)
        pairs = [*self._begun(typed), *self._pairs.best(words)]
        pairs = list(dict.fromkeys(pairs))
        shown = people[: MOST - min(len(pairs), _PAIRS)]
        return (*shown, *pairs[: MOST - len(shown)])

    def _begun(self, typed: str) -> Iterable[FoundPair]:
        signs = code_begun(typed)
        if signs is None or len(signs) < _CODE_LEAST:
            return ()
        pairs = self._by_code.values()
        begun = [
            pair for code, pair in zip(self._signs, pairs, strict=True) if code.startswith(signs)
        ]
        return begun[:MOST]


class _Index(Generic[F]):
    """Things in their order, each with the words that it is found by."""

    def __init__(self, things: Sequence[F], words: Iterable[str]) -> None:
        self._things = things
        # Each word after a space, so that its beginning can be asked for.
        self._keys = [" " + " ".join(search_key(each).split()) for each in words]

    def best(self, words: Sequence[str]) -> list[F]:
        """Return the first `MOST` that hold all the words, the best matches first.

        Best is whose name begins so, then whose words all begin so, then anybody.
        """
        keys, whole = self._keys, " " + " ".join(words)
        hits = self._holding(words, range(len(keys)))
        first = [place for place in hits if keys[place].startswith(whole)]
        begun = self._holding([" " + word for word in words], hits)
        best = dict.fromkeys((*first[:MOST], *begun[: 2 * MOST], *hits[: 3 * MOST]))
        return [self._things[place] for place in best][:MOST]

    def _holding(self, words: Sequence[str], places: Sequence[int]) -> Sequence[int]:
        keys = self._keys
        for word in words:
            places = [place for place in places if word in keys[place]]
        return places
