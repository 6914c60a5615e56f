"""Reads plain text: sentences, passages, names, attribution, dates; pure functions over code-point offsets."""
