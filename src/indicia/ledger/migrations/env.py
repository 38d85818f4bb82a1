"""Run by Alembic, on the connection that `indicia.ledger.store` hands over."""

from alembic import context

from indicia.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
