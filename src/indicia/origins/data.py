"""What the room knows of media, bodies and wording, from `data/*.toml`, checked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from indicia.model import DataError, toml
from indicia.model.conduct import AREAS
from indicia.pages.words import datelines

DATA = Path(__file__).parent / "data"
_CODE = re.compile(r"[A-Z]{3}")
T = TypeVar("T")


class Medium(Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet or agency: its names, who owns it, the state that runs it; see the head of `media.toml`."""

    name: str
    names: tuple[str, ...] = ()
    host: str | tuple[str, ...] = ()
    agency: bool = False
    owner: str | None = None
    government: str | None = None
    because: str = ""

    @property
    def called(self) -> tuple[str, ...]:
        """Every name of it."""
        return (self.name, *self.names)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every address of it."""
        return (self.host,) if isinstance(self.host, str) else self.host


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation and the states behind it; see the head of `bodies.toml`."""

    name: str
    names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    speaks_for_parts: bool = False
    because: str = ""


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of thing that tellings of an area speak of; see the head of `content.toml`."""

    area: str
    name: str
    stems: tuple[str, ...]


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of `wording.toml`."""

    empty: frozenset[str]
    credits: tuple[str, ...]
    unnamed_credits: tuple[str, ...]
    anonymous: tuple[str, ...]
    hidden: tuple[str, ...]
    nobody: frozenset[str]
    organs: tuple[str, ...]
    titles: tuple[str, ...]
    no_organs: tuple[str, ...]
    offices: tuple[str, ...]
    at_home: tuple[str, ...]
    hubs: frozenset[str]
    panels: tuple[str, ...]
    reported_to: tuple[str, ...]
    researchers: tuple[str, ...]
    movements: frozenset[str]
    not_in_office: frozenset[str]
    state_media: tuple[str, ...]
    press: tuple[str, ...]
    commentators: tuple[str, ...]
    corrected: tuple[str, ...]
    withdrawn: tuple[str, ...]
    words: tuple[str, ...]
    said_before: tuple[str, ...]
    wrong: tuple[str, ...]
    unproven: tuple[str, ...]
    returning: tuple[str, ...]
    theatre: tuple[str, ...]
    own: tuple[str, ...]
    sister: tuple[str, ...]
    found: tuple[str, ...]
    made_by: tuple[str, ...]
    shown: tuple[str, ...]
    papers: tuple[str, ...]
    records: tuple[str, ...]
    proof: tuple[str, ...]
    done: tuple[str, ...]
    not_yet: tuple[str, ...]


class _Media(Struct, frozen=True, forbid_unknown_fields=True):
    outlet: tuple[Medium, ...] = ()


class _Bodies(Struct, frozen=True, forbid_unknown_fields=True):
    body: tuple[Body, ...] = ()


class Goods(Struct, frozen=True, forbid_unknown_fields=True):
    """The goods or people of an area whose change of hands is the conduct; see `content.toml`."""

    area: str
    stems: tuple[str, ...]


class _Content(Struct, frozen=True, forbid_unknown_fields=True):
    kind: tuple[Kind, ...] = ()
    goods: tuple[Goods, ...] = ()


@dataclass(frozen=True, eq=False)
class Known:
    """All media and bodies that are known, found by name or address; a user's rows win."""

    media: tuple[Medium, ...]
    bodies: tuple[Body, ...]

    @cached_property
    def _media_by_name(self) -> dict[str, Medium]:
        return {plain(name): row for row in reversed(self.media) for name in row.called}

    @cached_property
    def _media_by_host(self) -> dict[str, Medium]:
        return {host.casefold(): row for row in reversed(self.media) for host in row.hosts}

    @cached_property
    def _bodies_by_name(self) -> dict[str, Body]:
        return {plain(name): row for row in self.bodies for name in (row.name, *row.names)}

    def medium(self, name: str | None) -> Medium | None:
        """The medium that a name, a host or an address means."""
        if not name:
            return None
        host = (urlsplit(name).hostname or name) if "://" in name else name
        host = host.casefold().removeprefix("www.")
        return self._media_by_host.get(host) or self._media_by_name.get(plain(name))

    def body(self, name: str) -> Body | None:
        """The body that a name means."""
        return self._bodies_by_name.get(plain(name))

    @cached_property
    def media_names(self) -> re.Pattern[str]:
        """Any name of a medium, with its article or without, the longest first."""
        called = [name for row in self.media for name in row.called]
        return any_of((*called, *(name.removeprefix("The ") for name in called)))

    @cached_property
    def credit_lines(self) -> re.Pattern[str]:
        """Any wording that credits a known agency, whose name is the only filled group."""
        names = any_of(name for row in self.media if row.agency for name in row.called).pattern
        forms = (
            star(re.escape(form)).replace(r"\{agency\}", f"(?P<agency{number}>{names})")
            for number, form in enumerate(wording().credits)
        )
        return re.compile("|".join(forms))

    def checked(self, file: str) -> "Known":
        """Itself.

        Raises:
            DataError: naming the first row that is wrong.
        """
        for row in self.media:
            if not row.name.strip() or any(not name.strip() for name in row.called):
                raise DataError(f"{file}: a row has an empty name")
            if row.government and not _CODE.fullmatch(row.government):
                raise DataError(f"{file}: {row.name}: {row.government!r} is no ISO 3166 alpha-3 code")
            if any("/" in host for host in row.hosts):
                raise DataError(f"{file}: {row.name}: write the host alone, as news.example")
        for body in self.bodies:
            if wrong := [code for code in body.members if not _CODE.fullmatch(code)]:
                raise DataError(f"{file}: {body.name}: {wrong[0]!r} is no ISO 3166 alpha-3 code")
        return self


def plain(name: str) -> str:
    """A name without its case, its article and what stands around it."""
    return re.sub(r"^the\s+", "", " ".join(name.casefold().split())).strip(" .,'’")


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some names as whole words, the longest first."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def star(pattern: str) -> str:
    """An escaped pattern in which `*` stands for the end of a word."""
    return pattern.replace(r"\*", r"\w*")


@cache
def phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some phrases of the wording, in any case.

    They stand by their first letter, so that a place in a text is compared with few of them.
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        rest = star(re.escape(word[1:])) + (r"(?!\w)" if word[-1].isalnum() else "")
        by_first.setdefault(word[0].casefold(), []).append(rest)
    parts = {first: f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()}
    within = [part for first, part in parts.items() if not first.isalnum()]
    begun = "|".join(part for first, part in parts.items() if first.isalnum())
    return re.compile("|".join([*([rf"(?<!\w)(?:{begun})"] if begun else []), *within]), re.IGNORECASE)


@cache
def wording() -> Wording:
    """The word lists."""
    return toml.read(DATA / "wording.toml", Wording)


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of things that tellings speak of."""
    return _content().kind


@cache
def things() -> dict[str, re.Pattern[str]]:
    """Words for each kind of thing, and for the goods of an area whatever their kind, by label."""
    held = _content()
    rows = [(label(one.area, one.name), one.stems) for one in held.kind]
    rows += [(label(one.area, ""), one.stems) for one in held.goods]
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE) for name, stems in rows
    }


def label(area: str, kind: str) -> str:
    """What a kind of thing of an area is called; no kind: its goods, whatever they are."""
    return f"{area}:{kind.replace(' ', '_')}"


@cache
def _content() -> _Content:
    found = toml.read(DATA / "content.toml", _Content)
    for area in (*(one.area for one in found.kind), *(one.area for one in found.goods)):
        if area not in AREAS:
            raise DataError(f"content.toml: {area!r} is no area of indicia.model.conduct")
    return found


@cache
def packaged() -> Known:
    """The media and bodies that come with Indicia."""
    media = toml.read(DATA / "media.toml", _Media).outlet
    return Known((*media, *_bare(media)), toml.read(DATA / "bodies.toml", _Bodies).body).checked("media.toml")


def _bare(media: tuple[Medium, ...]) -> Iterator[Medium]:
    """Agencies of datelines without a row, of unknown owner; and further credits of those with one."""
    rows = {name: row for row in media for name in row.called}
    for agency in datelines().agencies:
        row = rows.get(agency.name)
        if row is None:
            yield Medium(name=agency.name, names=agency.credits, agency=True)
        elif more := tuple(name for name in agency.credits if name not in row.called):
            yield msgspec.structs.replace(row, names=(*row.names, *more), host=())
