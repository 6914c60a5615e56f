"""What a question asks: its words as terms, its kind, names, persons, things and times, and what is declined."""
