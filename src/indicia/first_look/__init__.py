"""Bytes of a page -> whether it is worth reading, in far less than a millisecond.

::

    bytes -> names in them? -> plain text -> a party and a matter of one regime or watch in one sentence?

It is made to err on the side of reading. What it passes over gets a reason, so that it can be counted,
sampled and looked at again.
"""

from functools import cache

from indicia.first_look.look import REASONS, FirstLook, Look
from indicia.first_look.terms import Terms, terms

__all__ = ["REASONS", "FirstLook", "Look", "Terms", "in_use", "terms"]


@cache
def in_use() -> FirstLook:
    """A first look for the law in use, made once for each process."""
    return FirstLook()
