"""Where a claim and what it cites disagree, one example a kind; and what fair paraphrases may do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.agreement import compare
from bot.evidence.finding import find_quote
from bot.evidence.reading import read
from bot.evidence.support import measure
from bot.evidence.wording import find_foreign
from bot.model.analysis import Span

CITED = (
    "China's top diplomat, Wang Yi, will visit Moscow on 22 February, the Chinese Foreign Ministry said on Monday. "
    "Ned Price, a spokesman for the US State Department, said Washington had not seen evidence of arms deliveries. "
    "At least 12 soldiers were killed and 30 wounded in the shelling, Russian officials said. "
    "The two sides could sign an agreement on gas next month, according to Kremlin spokesman Dmitry Peskov."
)


def codes(claim: str, cited: str = CITED) -> set[str]:
    return {finding.code for finding in compare(read(claim), read(cited))}


@pytest.mark.parametrize(
    "claim",
    [
        "Wang Yi will visit Moscow on 22 February, the Chinese Foreign Ministry said.",
        "Beijing's top diplomat Wang Yi will go to Russia on 22 February.",
        "The US State Department said it had not seen evidence of arms deliveries.",
        "12 soldiers were killed in the shelling, Russian officials said.",
        "The two sides could sign an agreement on gas, Dmitry Peskov said.",
    ],
)
def test_fair_sentences_pass(claim: str) -> None:
    assert codes(claim) == set()


@pytest.mark.parametrize(
    ("code", "claim"),
    [
        ("name", "Qin Gang will visit Moscow on 22 February, the Chinese Foreign Ministry said."),
        ("number", "At least 14 soldiers were killed in the shelling, Russian officials said."),
        ("number", "30 soldiers were wounded and 30 killed on 12 February."),
        ("date", "Wang Yi will visit Moscow on 22 March, the Chinese Foreign Ministry said."),
        ("negation", "Wang Yi will not visit Moscow on 22 February, the Chinese Foreign Ministry said."),
        ("negation", "Ned Price said Washington had seen evidence of arms deliveries."),
        ("speaker", "Dmitry Peskov said Washington had not seen evidence of arms deliveries."),
        ("changed", "Dmitry Peskov will visit Moscow on 22 February, the Chinese Foreign Ministry said on Monday."),
        ("uncovered", "Wang Yi will visit Moscow on 22 February, deepening fears among European capitals of a rift."),
        ("uncovered", "At least 12 soldiers were killed and 30 wounded in the shelling, where rents doubled."),
        ("uncovered", "Oil markets reacted nervously to rumours of fresh sanctions."),
        ("likelihood", "The two sides will sign an agreement on gas next month, Dmitry Peskov said."),
        ("likelihood", "Wang Yi will probably visit Moscow on 22 February, the Chinese Foreign Ministry said."),
        ("loaded", "Wang Yi will visit the regime in Moscow on 22 February, the Chinese Foreign Ministry said."),
    ],
)
def test_each_kind_of_fault_is_found(code: str, claim: str) -> None:
    assert code in codes(claim)


def test_a_finding_says_in_one_sentence_what_is_wrong() -> None:
    found = compare(read("At least 14 soldiers were killed in the shelling, Russian officials said."), read(CITED))
    assert found[0].reason == "The number 14 is not in what is cited."


def test_a_loaded_word_may_stand_where_its_speaker_owns_it() -> None:
    cited = "The ministry accused the regime in Kyiv of shelling the town."
    assert codes("The ministry accused the regime in Kyiv of shelling the town.", cited) == set()
    assert "loaded" in codes("The regime in Kyiv shelled the town.", cited)


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("A date is yet to be announced, Wang Yi said.", "Wang Yi said that a date has not been announced."),
        ("Wang Yi will say whether or not China accepts the plan.", "Wang Yi will say whether China accepts the plan."),
        ("35 per cent of the staff are women.", "Thirty-five per cent of the staff are women."),
        ("The ministry rejected Trump's claims.", "The ministry rejected Trump's claims on the border."),
        ("Wang Yi praised what he called a fair plan.", "In Geneva Wang Yi praised what he called a fair plan."),
        ("Ned Price, who spoke for the State Department, said talks went on.", "Talks went on, Ned Price said for the "
         "State Department, who spoke in Munich."),
        ("Olaf Scholz has provided proof.", "Olaf Scholz has provided proof and letters."),
        ("Oslo would not hesitate to close the port.", "Oslo would close the port, and would do so on Monday."),
        ("The court rejected a bid to block the law.", "The court ruled that nobody can block the law."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_fault_is_none(claim: str, cited: str) -> None:
    assert codes(claim, cited) == set()


@pytest.mark.parametrize(
    "text",
    [
        "See https://evil.example/x.", "Write to evil.example now.", "<@U123> look", "@everyone look", "[here](x)",
        "**Bold** claim", "`code`", "A &lt;b&gt; claim", "<b>claim</b>", "zero\u200bwidth", "mail me@evil.example",
        "# A heading", "||hidden||", "tag\U000e0041s",
    ],
)  # fmt: skip
def test_what_is_no_prose_is_found(text: str) -> None:
    assert find_foreign(text) is not None


@pytest.mark.parametrize(
    "text",
    ["The U.S. and the U.K. met at 8 a.m. on Monday.", "Costs rose 3.5 per cent (to $1.2bn), officials said.",
     "“We agree,” he said — at least in part; the state-run agency's report…", "China’s No. 2 met F-16 pilots."],
)  # fmt: skip
def test_plain_prose_is_left_alone(text: str) -> None:
    assert find_foreign(text) is None


def test_a_quote_is_found_with_other_marks_and_spaces_and_is_then_the_texts_own() -> None:
    text = "He said: “We won’t\u00a0go – not  now”, and left."
    found = find_quote('"We won\'t go - not now"', text)
    assert found is not None
    assert found.of(text) == "We won’t\u00a0go – not  now"
    assert find_quote("We will go", text) is None
    assert find_quote("He said", text, Span(3, len(text))) is None
    assert find_quote("a", text) is None


words = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


@given(words, words)
def test_nothing_that_can_be_written_breaks_the_checker(claim: str, cited: str) -> None:
    compare(read(claim), read(cited))
    measured = measure(read(claim), read(cited))
    assert 0 <= measured.words <= 1
    assert 0 <= measured.nearby <= 1


@given(st.text(min_size=3, max_size=80), st.integers(0, 60), st.integers(1, 20))
def test_a_found_quote_is_a_span_of_the_text(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    found = find_quote(quote, text)
    if len(quote.strip()) >= 3:
        assert found is not None
        assert found.of(text) == quote.strip()
