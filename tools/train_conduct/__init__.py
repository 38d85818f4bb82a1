"""Trains the reader of conduct (`indicia.law.reader`): lessons -> windows -> network -> what ships."""
