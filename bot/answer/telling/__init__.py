"""Chooses what is told, composes the answer or refuses, and lays it out; by rule or with a model."""
