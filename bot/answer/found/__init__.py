"""Finds the passages and sentences that may answer, and weighs how much of a question each meets."""
