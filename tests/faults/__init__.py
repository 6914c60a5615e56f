"""Breaks deliveries on purpose: processes killed at random awaits, a platform that fails in every way it may."""
