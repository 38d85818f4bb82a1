"""Benchmarks: each figure the documents publish, with the command that gives it again."""
