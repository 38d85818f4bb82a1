"""Names of places -> places of the gazetteer: GeoNames number, coordinates, area, country.

`resolve_all` reads the names of a page together; `resolve` one name with some text around it;
`look_up` lists what a name may mean; `locate` gives the places of a page's entities. Nothing is
loaded before a place is asked for.
"""

from indicia.language.places.entities import locate
from indicia.language.places.finding import by_id, look_up, resolve, resolve_all
from indicia.model import PLACE_KINDS, Place, PlaceKind

__all__ = ["PLACE_KINDS", "Place", "PlaceKind", "by_id", "locate", "look_up", "resolve", "resolve_all"]
