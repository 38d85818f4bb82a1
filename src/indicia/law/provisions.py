"""What a row of the law data is: regime > instrument > provision."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from indicia.model.exposure import Verified

Direction = Literal["out", "in", "both"]
Duty = Literal[
    "all_states",
    "host_state",
    "flag_state",
    "port_state",
    "territory",
    "committee",
    "council",
    "panel",
]
DUTIES: dict[str, str] = {
    "all_states": "all States",
    "host_state": "the host State",
    "flag_state": "the flag State",
    "port_state": "the port State",
    "territory": "the State the regime names",
    "committee": "the Committee",
    "council": "the Security Council",
    "panel": "the Panel of Experts",
}
Strength = Literal[
    "decides",
    "demands",
    "requires",
    "clarifies",
    "directs",
    "requests",
    "calls_upon",
    "deplores",
    "exemption",
    "draft",
]
EXHORTS: frozenset[str] = frozenset({"calls_upon", "requests", "deplores"})
RULES_NOTHING: frozenset[str] = frozenset({"exemption", "draft"})
ProvisionStatus = Literal[
    "in_force",
    "strengthened",
    "superseded",
    "overtaken",
    "lapsed",
    "not_adopted",
    "renewal_to_check",
    "reapplied_contested",
]
ExemptionKind = Literal[
    "committee_approval",
    "council_approval",
    "existing_contracts",
    "notice",
    "basic_expenses",
    "humanitarian",
    "livelihood",
    "medical",
    "judicial",
    "diplomatic",
    "emergency",
    "inspection",
    "civil_aviation",
    "third_country_coal",
    "hydropower",
    "host_national",
    "return_barred",
    "return",
    "government_forces",
    "non_lethal",
    "small_arms",
    "other",
]
LEVELS: dict[Verified, str] = {
    "paragraph": "its number and its substance were seen in a public text",
    "cross-reference": "its number was seen in a later text; its substance stands from memory",
    "content": "the measure was seen in a summary or in the press; its number stands from memory",
    "memory": "nobody has seen it for this data yet",
}


class Period(Struct, frozen=True, forbid_unknown_fields=True):
    """Days on which a provision is in force; both ends count, and no `until` means no end.

    `renewed_by` says that `until` is the end of the last renewal known on the regime's `data_of`.
    `contested` says that States disagree whether it is in force: the regime's `views` tell how.
    """

    begins: date = field(name="from")
    until: date | None = None
    renewed_by: str | None = None
    contested: bool = False


class Deadline(Struct, frozen=True, forbid_unknown_fields=True):
    """A day by which something had to be done."""

    day: date
    what: str


class Cap(Struct, frozen=True, forbid_unknown_fields=True):
    """An amount up to which conduct is free: `quantity` `unit`s in each `period`, counted over `per`."""

    quantity: int
    unit: str
    period: str
    per: str
    begins: date | None = field(default=None, name="from")
    until: date | None = None
    rule: str | None = None


class Exemption(Struct, frozen=True, forbid_unknown_fields=True):
    """A case outside the provision: `text` completes "except where ...".

    It holds `from` and `until` those days, where they are given; both count.
    `words` are words of a page that point to the case, as the name of a port does.
    """

    kind: ExemptionKind
    text: str
    begins: date | None = field(default=None, name="from")
    until: date | None = None
    words: tuple[str, ...] = ()

    def during(self, first: date, last: date) -> bool:
        """Whether it holds on a day of `first` to `last`, both included."""
        return (self.begins or first) <= last and (self.until or last) >= first


LinkKind = Literal["supersedes", "extends", "clarifies", "exempts", "renews", "repeats"]


class Link(Struct, frozen=True, forbid_unknown_fields=True):
    """How a provision bears on an earlier one."""

    kind: LinkKind
    to: str


class Provision(Struct, frozen=True, forbid_unknown_fields=True):
    """One numbered paragraph, in our own words; never the text of the law.

    `direction` is seen from the regime's territory. `reach` tells whether the measure is on all
    that is sent to or from the territory, or only on its `groups` and on what is no State.
    `goods` narrow an area: when a page names a good of one cited paragraph, those with other goods
    are not cited; with `only_named` a paragraph is cited only if one of its goods is named.
    `checked` says who has read the paragraph, where a user has lifted the row.
    """

    id: str
    regime: str
    instrument: str
    adopted: date | None
    areas: tuple[str, ...]
    duty: tuple[Duty, ...]
    strength: Strength
    summary: str
    verified: Verified
    in_force: tuple[Period, ...]
    direction: Direction | None = None
    reach: Literal["territory", "groups"] = "territory"
    status: ProvisionStatus = "in_force"
    limit: str | None = None
    caps: tuple[Cap, ...] = ()
    hs: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    links: tuple[Link, ...] = ()
    goods: tuple[str, ...] = ()
    only_named: bool = False
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    doubt: str | None = None
    note: str | None = None
    checked: str | None = None

    def during(self, first: date, last: date) -> Period | None:
        """The latest period that has a day in common with `first` to `last`, both included."""
        for period in reversed(self.in_force):
            if period.begins <= last and (period.until is None or period.until >= first):
                return period
        return None

    def ran_out(self, day: date) -> Period | None:
        """The period that a later renewal, unknown to the data, may have carried on to `day`."""
        last = self.in_force[-1] if self.in_force else None
        return last if last and last.renewed_by and last.until and last.until < day else None


class View(Struct, frozen=True, forbid_unknown_fields=True):
    """What some States hold where States disagree."""

    by: str
    text: str


class Scope(Struct, frozen=True, forbid_unknown_fields=True):
    """A limit to say whenever provisions of these areas are cited."""

    areas: tuple[str, ...]
    text: str


class Regime(Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a regime's file.

    `territory` holds ISO 3166 alpha-3 codes, `groups` names of parties that the measures follow
    wherever they are, `land` how the territory is called in a sentence. `cited` gives, for an area
    ("workers" or "workers.out"), the ids to cite, first one first; without an entry all that match
    are cited. `data_of` is the day up to which the data is complete.
    """

    id: str
    name: str
    land: str
    territory: tuple[str, ...]
    data_of: date
    groups: tuple[str, ...] = ()
    committee: str | None = None
    view: tuple[View, ...] = ()
    scope: tuple[Scope, ...] = ()
    cited: dict[str, tuple[str, ...]] = {}
