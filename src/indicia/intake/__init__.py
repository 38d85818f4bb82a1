"""Taking in: from feeds, addresses, folders and archives into the ledger."""
