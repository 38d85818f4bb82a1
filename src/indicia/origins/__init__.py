"""Which pages are one wire story, which statements one claim, and who is really behind it."""
