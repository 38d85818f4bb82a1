"""The trained reader of conduct: what a sentence tells, in what standing, and who has which part in it."""

from indicia.law.reader.finding import MADE_BY, find
from indicia.law.reader.network import PARTS, STANDINGS, Told, load
from indicia.law.reader.page import Pages

__all__ = ["MADE_BY", "PARTS", "STANDINGS", "Pages", "Told", "find", "load"]
