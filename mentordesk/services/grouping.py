"""Rows of a side table put together by what they belong to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


def grouped(items: Iterable[tuple[_Key, _Item]]) -> dict[_Key, tuple[_Item, ...]]:
    """Return each key's items in the order in which they came."""
    groups: defaultdict[_Key, list[_Item]] = defaultdict(list)
    for key, item in items:
        groups[key].append(item)
    return {key: tuple(group) for key, group in groups.items()}
