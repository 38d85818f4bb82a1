"""Weighs the words of the first look on our own gold and on ordinary news."""
