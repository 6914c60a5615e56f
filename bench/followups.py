"""How well follow-ups are completed: sixty dialogues of three questions over the seeds, written before the rules."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure, Measurement
from bot.answer.named import find_named
from bot.answer.question import find_kind, read_question
from bot.answer.terms import is_asking, roots
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer

DIALOGUES = Path(__file__).parent / "followups" / "dialogues.jsonl"
NOW = datetime(2023, 3, 22, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Completed:
    """A follow-up, what it was taken for, and what it means in one wording or several."""

    asked: str
    understood: str
    whole: tuple[str, ...]

    @property
    def right(self) -> bool:
        return any(means_the_same(self.understood, each) for each in self.whole)


def means_the_same(understood: str, whole: str) -> bool:
    """Every telling word is there, nothing else is named, and the same kind of answer is wanted."""
    told, wanted = telling(understood), telling(whole)
    further = {word for name in names(understood) for word in telling(name)} - wanted
    return wanted <= told and not further and find_kind(understood) == find_kind(whole)


def telling(words: str) -> set[str]:
    return {root for root in roots(words) if not is_asking(root)}


def names(words: str) -> list[str]:
    return [each.span.of(words) for each in find_named(words, load_gazetteer())]


def iter_completed() -> Iterator[Completed]:
    """Ask every dialogue in order; each question is read in the light of those before it, as they were understood."""
    for line in DIALOGUES.read_text(encoding="utf-8").splitlines():
        dialogue = json.loads(line)
        turns: list[Turn] = []
        for asked, whole in zip(dialogue["asked"], dialogue["whole"], strict=True):
            understood = read_question(asked, NOW, turns, load_gazetteer()).understood
            if turns:
                yield Completed(asked, understood, tuple(whole))
            turns.append(Turn(ThreadId("bench"), MemberId("bench"), NOW, asked, understood, ""))


def measure(_data: Path | None) -> Measurement:
    completed = list(iter_completed())
    right = sum(each.right for each in completed) / len(completed)
    wrong = [f"{each.asked} → {each.understood}" for each in completed if not each.right]
    return Measurement(len(completed), (Figure("completed_right", (right,), least=0.90),), {"wrong": wrong})
