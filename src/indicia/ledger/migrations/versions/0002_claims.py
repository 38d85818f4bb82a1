"""Claims, wire families and origins stored; every page that the ledger holds is to be compared."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from indicia.ledger.tables import Moment

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_NULL = sa.text("closed_at IS NULL")
LIVE: dict[str, Any] = {"sqlite_where": _NULL, "postgresql_where": _NULL}


def upgrade() -> None:
    """Make the tables, and ask for every page."""
    _working()
    _families()
    _claims()
    op.execute("INSERT INTO outdated (page_id) SELECT id FROM page ORDER BY id")


def _working() -> None:
    op.create_table(
        "basis",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.PrimaryKeyConstraint("id", name="pk_basis"),
    )
    op.create_table(
        "alike",
        sa.Column("one_id", BIG, autoincrement=False, nullable=False),
        sa.Column("other_id", BIG, autoincrement=False, nullable=False),
        sa.Column("tied", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["page.id"], name="fk_alike_one_id"),
        sa.ForeignKeyConstraint(["other_id"], ["page.id"], name="fk_alike_other_id"),
        sa.PrimaryKeyConstraint("one_id", "other_id", name="pk_alike"),
    )
    op.create_index("ix_alike_other_id", "alike", ["other_id"])
    op.create_table(
        "draft",
        sa.Column("id", BIG, nullable=False),
        sa.Column("page_id", BIG, nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("denies", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_draft_page_id"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_index("ix_draft_area", "draft", ["area", "parties", "direction", "kind", "denies"])
    op.create_index("ix_draft_page_id", "draft", ["page_id"])
    op.create_index("ix_draft_parties", "draft", ["parties", "area"])
    op.create_table(
        "naming",
        sa.Column("id", BIG, nullable=False),
        sa.Column("page_id", BIG, nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_naming_page_id"),
        sa.PrimaryKeyConstraint("id", name="pk_naming"),
    )
    op.create_index("ix_naming_page_id", "naming", ["page_id"])
    op.create_index("ix_naming_parties", "naming", ["parties"])
    op.create_table(
        "outdated",
        sa.Column("id", BIG, nullable=False),
        sa.Column("page_id", BIG, nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_outdated_page_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outdated"),
    )
    op.create_table(
        "sketch",
        sa.Column("page_id", BIG, autoincrement=False, nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("reading_id", BIG, nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("same", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_sketch_page_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_sketch_reading_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_sketch_version_id"),
        sa.PrimaryKeyConstraint("page_id", name="pk_sketch"),
    )
    op.create_index("ix_sketch_day", "sketch", ["day"])
    op.create_index("ix_sketch_same", "sketch", ["same"])


def _families() -> None:
    op.create_table(
        "family",
        sa.Column("id", BIG, nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_family"),
    )
    op.create_table(
        "family_member",
        sa.Column("id", BIG, nullable=False),
        sa.Column("family_id", BIG, nullable=False),
        sa.Column("page_id", BIG, nullable=False),
        sa.Column("likeness", sa.Text(), nullable=False),
        sa.Column("like_id", BIG),
        sa.Column("shared", sa.Float(), nullable=False),
        sa.Column("credit", sa.Text()),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name="fk_family_member_family_id"),
        sa.ForeignKeyConstraint(["like_id"], ["page.id"], name="fk_family_member_like_id"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_family_member_page_id"),
        sa.PrimaryKeyConstraint("id", name="pk_family_member"),
    )
    op.create_index("ix_family_member_page_id", "family_member", ["page_id"])
    op.create_index("uq_family_member_live", "family_member", ["family_id", "page_id"], unique=True, **LIVE)
    op.create_table(
        "family_state",
        sa.Column("id", BIG, nullable=False),
        sa.Column("family_id", BIG, nullable=False),
        sa.Column("into_id", BIG),
        sa.Column("credit", sa.Text()),
        sa.Column("earliest_id", BIG, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["earliest_id"], ["page.id"], name="fk_family_state_earliest_id"),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name="fk_family_state_family_id"),
        sa.ForeignKeyConstraint(["into_id"], ["family.id"], name="fk_family_state_into_id"),
        sa.PrimaryKeyConstraint("id", name="pk_family_state"),
    )
    op.create_index("ix_family_state_credit", "family_state", ["credit"])
    op.create_index("uq_family_state_live", "family_state", ["family_id"], unique=True, **LIVE)


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", BIG, nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
    )
    op.create_table(
        "claim_party",
        sa.Column("id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("told", sa.Date(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_party_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_party"),
    )
    op.create_index("ix_claim_party_party_told", "claim_party", ["party", "told", "claim_id"], **LIVE)
    op.create_index("ix_claim_party_party_area", "claim_party", ["party", "area", "told", "claim_id"], **LIVE)
    op.create_index("uq_claim_party_live", "claim_party", ["claim_id", "party"], unique=True, **LIVE)
    op.create_table(
        "claim_state",
        sa.Column("id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("into_id", BIG),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.Column("denying", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("told", sa.Date(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_state_claim_id"),
        sa.ForeignKeyConstraint(["into_id"], ["claim.id"], name="fk_claim_state_into_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_state"),
    )
    op.create_index("ix_claim_state_area", "claim_state", ["area", "parties"])
    op.create_index("ix_claim_state_claim_id", "claim_state", ["claim_id", "id"])
    told = ["told", "claim_id", "earliest", "independent"]
    op.create_index("ix_claim_state_told_claim_id", "claim_state", told, **LIVE)
    op.create_index("ix_claim_state_area_told", "claim_state", ["area", *told], **LIVE)
    op.create_index("uq_claim_state_live", "claim_state", ["claim_id"], unique=True, **LIVE)
    op.create_table(
        "origin",
        sa.Column("id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("counted", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("names", JSON, nullable=False),
        sa.Column("pages", JSON, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_origin_claim_id"),
        sa.PrimaryKeyConstraint("id", name="pk_origin"),
    )
    op.create_index("ix_origin_claim_id", "origin", ["claim_id"])
    op.create_index("ix_origin_name", "origin", ["name"])
    op.create_table(
        "telling",
        sa.Column("id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("page_id", BIG, nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("day", sa.Date()),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text()),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_telling_claim_id"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_telling_page_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_telling_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_telling"),
    )
    op.create_index("ix_telling_claim_id", "telling", ["claim_id"])
    op.create_index("ix_telling_page_id", "telling", ["page_id"])
