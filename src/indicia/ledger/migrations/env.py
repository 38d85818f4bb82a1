"""Run by Alembic, on the connection that `indicia.ledger.store` hands over."""

from alembic import context

from indicia.ledger.tables_claims import claim

context.configure(connection=context.config.attributes["connection"], target_metadata=claim.metadata)
context.run_migrations()
