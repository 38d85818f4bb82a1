"""The words that conduct is told in, as a small linear model learned them from passages of our own."""

from indicia.law.likened.recogniser import load

__all__ = ["load"]
