"""Tells the language of a text that does not say it; a worker process is handed this, because the model is large."""

MOST_CHARACTERS = 2_000
LEAST_WORDS = 8


def detect_languages(texts: tuple[str, ...]) -> tuple[str | None, ...]:
    """Give a two-letter code for each text, or None for one too short to tell."""
    from py3langid.langid import classify

    return tuple(
        str(classify(text[:MOST_CHARACTERS])[0]) if len(text.split()) >= LEAST_WORDS else None for text in texts
    )
