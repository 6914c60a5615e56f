"""Holds what was found to what was asked: the same actor, deed, thing, amount, place and time."""
