"""Quotes, support checks and citations: what writing and answering share."""
