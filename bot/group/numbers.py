"""Reads numbers as they are printed: in digits, in words, with a scale; and how finely they are told."""

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "dozen": 12,
}  # fmt: skip
_ONES = tuple(word for word, value in WORDS.items() if value < 10)
_TENS = tuple(word for word, value in WORDS.items() if value >= 20)
DIGITS = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3})?"
_BELOW_HUNDRED = rf"(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES)})|{'|'.join(WORDS)}"
WORD = rf"(?:a|{'|'.join(_ONES)})\shundred\s(?:and\s)?(?:{_BELOW_HUNDRED})\b(?!\s(?:hundred|dozen)\b)|{_BELOW_HUNDRED}"
_ROUND_FROM = 1_000
"""From here a number in digits that ends in noughts may be a rounded one."""
_COARSEST = 0.2
"""Share of a number that its last printed place is at most taken for."""


def read_value(number: str, scale: str | None) -> tuple[float, float]:
    """Give a number's value, and the last place that was printed: 100 of 1,200, and 100,000 of 1.2 million."""
    times = float(SCALES[scale.lower()]) if scale else 1.0
    plain = number.replace(",", "").lower()
    if not plain[0].isdigit():
        value, step = _read_words(plain) * times, times
    elif not scale and "." not in plain and int(plain) >= _ROUND_FROM:
        value, step = float(plain), 10.0 ** (len(plain) - len(plain.rstrip("0")))
    else:
        value, step = float(plain) * times, times * 10.0 ** -len(plain.partition(".")[2])
    return value, min(step, _COARSEST * value)


def _read_words(number: str) -> int:
    """Give the value of "twelve", "thirty-one", "two hundred and fifty", "a hundred and ten"."""
    value = 0
    for word in number.replace("-", " ").split():
        value = (value or 1) * 100 if word == "hundred" else value + WORDS.get(word, 0)
    return value
