"""Trains the law room's recogniser of conduct on our own gold."""
