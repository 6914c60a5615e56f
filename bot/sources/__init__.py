"""Kinds of source; each file is one, found by listing this folder."""
