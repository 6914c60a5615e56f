"""Reads numbers as they are printed: in digits, in words, with a scale; and how finely they are told."""

from bot.text.words import DIGITS_IN_WORDS, NUMBERS_BELOW_HUNDRED, read_number

SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "dozen": 12,
}  # fmt: skip
DIGITS = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3})?"
WORD = (
    rf"(?:a|{'|'.join(DIGITS_IN_WORDS)})\shundred\s(?:and\s)?(?:{NUMBERS_BELOW_HUNDRED})\b(?!\s(?:hundred|dozen)\b)|"
    rf"{NUMBERS_BELOW_HUNDRED}"
)
_ROUND_FROM = 1_000
"""From here a number in digits that ends in noughts may be a rounded one."""
_COARSEST = 0.2
"""Share of a number that its last printed place is at most taken for."""


def read_value(number: str, scale: str | None) -> tuple[float, float]:
    """Give a number's value, and the last place that was printed: 100 of 1,200, and 100,000 of 1.2 million."""
    times = float(SCALES[scale.lower()]) if scale else 1.0
    plain = number.replace(",", "").lower()
    if not plain[0].isdigit():
        value, step = (read_number(plain) or 0) * times, times
    elif not scale and "." not in plain and int(plain) >= _ROUND_FROM:
        value, step = float(plain), 10.0 ** (len(plain) - len(plain.rstrip("0")))
    else:
        value, step = float(plain) * times, times * 10.0 ** -len(plain.partition(".")[2])
    return value, min(step, _COARSEST * value)
