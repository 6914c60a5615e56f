"""Measurements of speed and quality, one file each; each prints one JSON object."""
