"""Conduct that no rule tells, by its likeness to passages of our own: heard where the rules are silent."""

from indicia.law.likened.finding import find

__all__ = ["find"]
