"""Indicia turns news into evidence: who said what, what happened, what law it may concern."""

from indicia.model import IndiciaError, Reading
from indicia.pipeline import read

__all__ = ["IndiciaError", "Reading", "read"]
__version__ = "0.1.0"
