"""Processes that do heavy work and can be killed."""
