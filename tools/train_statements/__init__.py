"""Trains the statements engine and writes the files that ship with the package."""
