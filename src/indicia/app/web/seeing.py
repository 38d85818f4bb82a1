"""Which watches are there for whoever asks."""

from litestar.exceptions import NotFoundException

from indicia import watches
from indicia.app.access import Who, sees
from indicia.app.web.screen import Asked
from indicia.ledger import Ledger
from indicia.model import Watch


def sees_watch(who: Who, watch: Watch) -> bool:
    """Whether somebody may see a watch."""
    return sees(who, watch.id, watch.marking)


def visible(request: Asked, ledger: Ledger, id_: str) -> Watch:
    """A watch that whoever asks may see; one that they may not is not there for them."""
    watch = watches.one(ledger.folder, id_)
    if not sees_watch(request.user, watch):
        raise NotFoundException(f"there is no watch {id_!r}")
    return watch
