"""What can go wrong, as the user meets it. Each error says what happened and what to do.

::

    IndiciaError               exit 1
    ├── UsageError             exit 2   the command or call was not understood
    ├── PageError              exit 3   the page holds nothing that can be read
    ├── FetchError             exit 4   the page could not be got
    ├── DataError              exit 5   a data file is wrong; names file and row
    └── LedgerError            exit 6   the ledger cannot be used, or does not agree with itself

A thing skipped or not understood inside a page is no error but a `Note` in its reading.
"""


class IndiciaError(Exception):
    """Base of all errors that Indicia raises on purpose; its text is one line for the user."""

    exit_code = 1


class UsageError(IndiciaError):
    """The command or call was not understood."""

    exit_code = 2


class PageError(IndiciaError):
    """The page holds nothing that can be read: empty, binary, no article, another language."""

    exit_code = 3


class FetchError(IndiciaError):
    """The page could not be got: unreachable, refused, too many redirects."""

    exit_code = 4


class DataError(IndiciaError):
    """A data file does not keep its schema."""

    exit_code = 5


class LedgerError(IndiciaError):
    """The ledger cannot be used, or something in it does not agree."""

    exit_code = 6
