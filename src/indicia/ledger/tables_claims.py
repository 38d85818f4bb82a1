"""The tables of what pages say together: wire families, claims and their origins.

::

    outdated  pages of which something changed that is not compared yet
    sketch, alike, draft, naming   what the comparison needs of each page; made anew with the page
    family, claim   a number that stays, so that watches, notes and links can point to it
    family_state, family_member   a family as it stood from then to then, and its pages
    claim_state, claim_party, telling, origin   a claim as it stood from then to then
    basis   which code and which sources decided
"""

import sqlalchemy as sa

from indicia.ledger.tables import BIG, JSON, Moment, key, live_index, metadata, one_live, text, to


def _times() -> tuple[sa.Column[object], ...]:
    return sa.Column("made_at", Moment, nullable=False), sa.Column("closed_at", Moment)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


outdated = sa.Table("outdated", metadata, key(), to("page"))
sketch = sa.Table(
    "sketch",
    metadata,
    sa.Column("page_id", BIG, sa.ForeignKey("page.id"), primary_key=True, autoincrement=False),
    to("version"),
    to("reading"),
    sa.Column("day", sa.Date),
    sa.Column("same", sa.String(64), nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Index("ix_sketch_day", "day"),
    sa.Index("ix_sketch_same", "same"),
)
alike = sa.Table(
    "alike",
    metadata,
    sa.Column("one_id", BIG, sa.ForeignKey("page.id"), primary_key=True, autoincrement=False),
    sa.Column("other_id", BIG, sa.ForeignKey("page.id"), primary_key=True, autoincrement=False),
    sa.Column("tied", sa.Boolean, nullable=False),
    sa.Index("ix_alike_other_id", "other_id"),
)
draft = sa.Table(
    "draft",
    metadata,
    key(),
    to("page"),
    text("area"),
    text("direction"),
    text("parties"),
    text("kind"),
    sa.Column("denies", sa.Boolean, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Index("ix_draft_page_id", "page_id"),
    sa.Index("ix_draft_area", "area", "parties", "direction", "kind", "denies"),
    sa.Index("ix_draft_parties", "parties", "area"),
)
naming = sa.Table(
    "naming",
    metadata,
    key(),
    to("page"),
    text("parties"),
    text("statement"),
    text("words"),
    sa.Index("ix_naming_page_id", "page_id"),
    sa.Index("ix_naming_parties", "parties"),
)
basis = sa.Table("basis", metadata, key(), text("code"), text("known"), *_times())

family = sa.Table("family", metadata, key(), sa.Column("added_at", Moment, nullable=False))
family_state = sa.Table(
    "family_state",
    metadata,
    key(),
    to("family"),
    to("family", optional=True, name="into_id"),
    text("credit", optional=True),
    to("page", name="earliest_id"),
    text("why"),
    sa.Column("content", sa.LargeBinary, nullable=False),
    *_times(),
    sa.Index("ix_family_state_credit", "credit"),
)
one_live(family_state, "family_id")
family_member = sa.Table(
    "family_member",
    metadata,
    key(),
    to("family"),
    to("page"),
    text("likeness"),
    to("page", optional=True, name="like_id"),
    sa.Column("shared", sa.Float, nullable=False),
    text("credit", optional=True),
    text("why"),
    *_times(),
    sa.Index("ix_family_member_page_id", "page_id"),
)
one_live(family_member, "family_id", "page_id")

claim = sa.Table("claim", metadata, key(), sa.Column("added_at", Moment, nullable=False))
claim_state = sa.Table(
    "claim_state",
    metadata,
    key(),
    to("claim"),
    to("claim", optional=True, name="into_id"),
    text("area"),
    text("direction"),
    text("parties"),
    text("kind"),
    sa.Column("earliest", sa.Date),
    sa.Column("latest", sa.Date),
    *map(_count, ("pages", "independent", "unknown", "denying", "withdrawn")),
    text("why"),
    sa.Column("content", sa.LargeBinary, nullable=False),
    *_times(),
    sa.Column("told", sa.Date, nullable=False),
    sa.Index("ix_claim_state_claim_id", "claim_id", "id"),
    sa.Index("ix_claim_state_area", "area", "parties"),
)
one_live(claim_state, "claim_id")
# In the order in which claims are listed: those told last first, and what narrows a list without its rows.
live_index(claim_state, "told", "claim_id", "earliest", "independent")
live_index(claim_state, "area", "told", "claim_id", "earliest", "independent")
claim_party = sa.Table(
    "claim_party",
    metadata,
    key(),
    to("claim"),
    text("party"),
    text("area"),
    sa.Column("told", sa.Date, nullable=False),
    *_times(),
)
one_live(claim_party, "claim_id", "party")
live_index(claim_party, "party", "told", "claim_id")
live_index(claim_party, "party", "area", "told", "claim_id")
telling = sa.Table(
    "telling",
    metadata,
    key(),
    to("claim"),
    to("page"),
    to("version"),
    sa.Column("number", sa.Integer, nullable=False),
    text("statement", optional=True),
    text("outlet", optional=True),
    sa.Column("day", sa.Date),
    text("move"),
    text("stance", optional=True),
    sa.Column("spans", JSON, nullable=False),
    text("why"),
    *_times(),
    sa.Index("ix_telling_claim_id", "claim_id"),
    sa.Index("ix_telling_page_id", "page_id"),
)
origin = sa.Table(
    "origin",
    metadata,
    key(),
    to("claim"),
    text("counted"),
    text("name"),
    text("kind"),
    sa.Column("names", JSON, nullable=False),
    sa.Column("pages", JSON, nullable=False),
    text("why"),
    *_times(),
    sa.Index("ix_origin_claim_id", "claim_id"),
    sa.Index("ix_origin_name", "name"),
)
