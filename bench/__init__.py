"""Measures speed and quality: `python -m bench NAME`; the figures kept are in README.md beside this file."""
