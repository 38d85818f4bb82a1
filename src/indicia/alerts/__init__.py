"""Warnings: a change of a watch is told once, to whom it may be told, however often that must be tried.

::

    change, dead source -> make -> Alert (kept) -> Round: channel takes it, may have it, is awake
        -> delivery under one key -> feed, mail, webhook, file -> what came of each try
"""

from indicia.alerts.making import make, restored
from indicia.alerts.problems import Problem, check
from indicia.alerts.sending import Round, Told, takes, trial
from indicia.alerts.settings import EXAMPLE, FILE, Settings, load, schema

__all__ = [
    "EXAMPLE",
    "FILE",
    "Problem",
    "Round",
    "Settings",
    "Told",
    "check",
    "load",
    "make",
    "restored",
    "schema",
    "takes",
    "trial",
]
