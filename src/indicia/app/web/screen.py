"""How a page of the desk is made: its template, its strings, and what every page knows."""

import gettext
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote, urlencode

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PackageLoader
from litestar import MediaType, Request, Response
from litestar.datastructures import State
from litestar.utils.scope.state import ScopeState
from markupsafe import Markup, escape

from indicia import law
from indicia.app.access import PICTURE_POLICY, Who
from indicia.app.web.terms import FIELD_WORDS, SUBJECTS
from indicia.ledger.keep import Outcome
from indicia.ledger.words import parts as words_of
from indicia.model import STANCES, STATUSES
from indicia.model.conduct import AREAS
from indicia.products import environment, part, words
from indicia.products.tongue import Tongue

Asked = Request[Who, dict[str, Any], State]
STATIC = Path(str(files("indicia.app.web").joinpath("static")))
LOCALES = Path(str(files("indicia.app.web").joinpath("locale")))
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
# The address, the name and the key that leads to each room, in the order of the rail.
ROOMS: tuple[tuple[str, str, str], ...] = (
    ("/", "Today", "t"),
    ("/search", "Search", "s"),
    ("/watches", "Watches", "w"),
    ("/claims", "Claims", "c"),
    ("/names", "Names", "n"),
    ("/law", "Law", "l"),
    ("/briefs", "Briefs", "b"),
)


def picture(drawn: str) -> Response[str]:
    """A chart, in the language of its page."""
    headers = {"Vary": "Accept-Language", "Content-Security-Policy": PICTURE_POLICY}
    return Response(drawn, media_type="image/svg+xml", headers=headers)


def tongue(request: Asked) -> Tongue:
    """The language of a page, for rows and charts that are made elsewhere."""
    catalogue = _catalogue(_language(request))
    return Said(catalogue.gettext, catalogue.ngettext)


def show(request: Asked, template: str, *, status: int = 200, **values: Any) -> Response[str]:
    """A page, in the language of the catalogue that fits the browser."""
    language = _language(request)
    room = _environment(language)
    made = room.get_template(template).render(
        who=request.scope.get("user"),
        csrf=_csrf(request),
        path=request.url.path,
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        now=datetime.now(UTC),
        **values,
    )
    return Response(made, media_type=MediaType.HTML, status_code=status, headers={"Vary": "Accept-Language"})


def _csrf(request: Asked) -> str:
    token = ScopeState.from_scope(request.scope).csrf_token
    return token if isinstance(token, str) else ""


def _language(request: Asked) -> str:
    """The first language that the browser asks for and the catalogue has."""
    for wanted in request.headers.get("accept-language", "").split(","):
        tag = wanted.partition(";")[0].strip().partition("-")[0].lower()
        if tag == "en" or (tag.isalpha() and (LOCALES / tag).is_dir()):
            return tag
    return "en"


@cache
def _environment(language: str) -> Environment:
    room = environment(ChoiceLoader([PackageLoader("indicia.app.web"), FunctionLoader(part)]))
    room.policies["json.dumps_kwargs"] = {"sort_keys": False}  # fields come in the order of the form
    catalogue = _catalogue(language)
    room.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    room.globals["gettext"] = room.globals["_"] = _strings(catalogue)
    said = Said(catalogue.gettext, catalogue.ngettext)
    room.filters |= {"day": said.dated, "moment": said.moment, "ago": said.ago}
    room.filters |= {"area": said.area, "ordinary": said.ordinary, "said": said.ordinary}
    room.filters |= {"choices": said.choices, "labels": said.labels, "filled": said.say}
    room.filters |= {"lit": _lit, "pairs": _pairs, "spoken": said.spoken, "spot": _spot}
    room.filters["towards"] = said.direction
    room.globals["days"] = said.days
    room.globals |= {
        "asset": asset,
        "rooms": ROOMS,
        "stances": STANCES,
        "statuses": STATUSES,
        "exposure_meanings": words.EXPOSURE_MEANINGS,
        "areas": AREAS,
        "words": words,
        "subjects": SUBJECTS,
        "outcomes": get_args(Outcome),
        "with_query": with_query,
        "zip": zip,
        "dict": dict,
    }
    return room


def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("indicia", LOCALES, [language], fallback=True)


def _strings(catalogue: gettext.NullTranslations) -> Callable[..., Markup]:
    """The strings of a catalogue. A page has a hundred without values in them: these are made once."""

    @cache
    def whole(text: str) -> Markup:
        return Markup(catalogue.gettext(text)) % {}  # noqa: S704 - of our own templates

    def string(text: str, **values: object) -> Markup:
        return Markup(catalogue.gettext(text)) % values if values else whole(text)  # noqa: S704 - as above

    return string


def warm() -> None:
    """Have ready what the first visitor would wait for: the templates, and the law."""
    for path in (STATIC.parent / "templates").glob("*.j2"):
        _environment("en").get_template(path.name)
    law.provisions()


@cache
def asset(name: str) -> str:
    """The address of a file of the page's own; it changes with the file, so browsers may keep it for good."""
    content = static(name)
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


@cache
def static(name: str) -> bytes:
    """A file of the page's own; style and script of a reading are those of the page that stands alone."""
    if name in {"reading.css", "reading.js"}:
        return part(name).encode()
    return (STATIC / name).read_bytes()


def with_query(path: str, values: Mapping[str, Any]) -> str:
    """An address with what is given of a query."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


class Said(Tongue):
    """Days, slugs and areas in the language of a page."""

    def dated(self, value: date | None) -> str:
        """A day, or that there is none."""
        return self.say("undated") if value is None else self.day(value)

    def moment(self, value: datetime) -> str:
        """A moment."""
        return f"{self.day(value)}, {value:%H:%M} UTC"

    def ago(self, value: datetime) -> str:
        """How long ago, in one unit."""
        seconds = max((datetime.now(UTC) - value).total_seconds(), 0)
        if seconds >= 86400:
            return self.say("%(n)s d", n=int(seconds // 86400))
        if seconds >= 3600:
            return self.say("%(n)s h", n=int(seconds // 3600))
        if seconds >= 60:
            return self.say("%(n)s min", n=int(seconds // 60))
        return self.say("just now")

    def area(self, slug: str) -> str:
        """What an area of conduct is."""
        return self.say(AREAS.get(slug, slug))

    def choices(self, offered: Mapping[str, Iterable[str]]) -> dict[str, list[tuple[str, str]]]:
        """What a form offers: each value with how it is said."""
        shown = words.TYPE_WORDS | AREAS
        return {
            name: [(value, self.ordinary(shown.get(value, value))) for value in values]
            for name, values in offered.items()
        }

    def labels(self, names: Iterable[str]) -> dict[str, str]:
        """Each field with how it is said."""
        return {name: self.ordinary(FIELD_WORDS.get(name, name)) for name in names}

    def ordinary(self, slug: str) -> str:
        """A slug as words."""
        return self.say(slug.replace("_", " ")) if slug else ""

    def spoken(self, value: object) -> str:
        """A value of a correction, for a person."""
        if isinstance(value, list) and value and isinstance(value[0], list):
            return " … ".join(f"“{part[-1]}”" for part in value)
        if isinstance(value, list):
            return ", ".join(map(str, value)) or self.say("nobody")
        if isinstance(value, dict):
            return str(value.get("quote", ""))
        return self.say("none") if value is None else self.ordinary(str(value))


def _spot(place: str) -> str:
    """The address of a page as short as it still says which: the name of a file, else without its scheme."""
    if place.startswith("file:"):
        return unquote(place.rsplit("/", 1)[-1])
    return place.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _pairs(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


def _lit(text: str, query: str) -> Markup:
    """The text with the words of a query marked; everything else is escaped."""
    parts = sorted(words_of(query), key=len, reverse=True)
    if not parts:
        return escape(text)
    found = re.compile("|".join(rf"\b{re.escape(part)}\w*" for part in parts), re.IGNORECASE)
    pieces, at = [], 0
    for match in found.finditer(text):
        pieces += [escape(text[at : match.start()]), Markup("<mark>{}</mark>").format(match.group())]
        at = match.end()
    return Markup("").join([*pieces, escape(text[at:])])
