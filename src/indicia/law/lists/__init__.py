"""Lists of designated parties: published files -> a user's own folder -> whom of a page they may mean.

Only `held` and `listing` are read with the law; the rest is imported where a list is in use or taken in, so
that a reading without one starts no later.
"""
