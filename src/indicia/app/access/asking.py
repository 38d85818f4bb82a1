"""What handlers of both doors ask for by its type."""

from litestar.di import NamedDependency

from indicia.ledger import Ledger

Here = NamedDependency[Ledger]  # the ledger that is served
