"""Entries to articles: polling, admitting, canonical addresses."""
