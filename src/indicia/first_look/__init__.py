"""Bytes of a page -> whether it is worth reading, in far less than a millisecond.

::

    bytes -> names in them? -> plain text -> sentences that name a party -> what their words weigh

It is made to err on the side of reading. What it passes over gets a reason, with the words that weigh most
and how much was lacking, so that it can be counted, sampled and looked at again.
"""

from functools import cache

from indicia.first_look.look import REASONS, FirstLook, Look
from indicia.first_look.terms import Terms, terms
from indicia.first_look.weighing import Weights, weights

__all__ = ["REASONS", "FirstLook", "Look", "Terms", "Weights", "in_use", "terms", "weights"]


@cache
def in_use() -> FirstLook:
    """A first look for the law in use, made once for each process."""
    return FirstLook()
