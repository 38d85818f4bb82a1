"""Resolutions as published -> proposals -> renewals that a person has accepted, put into the rows of the law.

Only `accepted` is read with the law; the rest is imported where a resolution is taken in.
"""
