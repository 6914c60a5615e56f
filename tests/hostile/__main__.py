"""Writes the list of hostile cases anew: `python -m tests.hostile`."""

from tests.hostile.test_listed import LIST, write_list

if __name__ == "__main__":
    LIST.write_text(write_list(), encoding="utf-8")
