"""Conduct that no rule tells, by its likeness to passages of our own: heard where the rules are silent."""

from indicia.law.likened.finding import find
from indicia.law.likened.recogniser import load

__all__ = ["find", "load"]
