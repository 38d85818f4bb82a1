"""Time expressions of a text, placed against a day. Stub; imports nothing of Indicia."""
