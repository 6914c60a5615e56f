"""How well follow-ups are completed: dialogues of three questions over the seeds, written before the rules."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure, Measurement
from bot.answer.asked.named import find_named
from bot.answer.asked.question import find_kind
from bot.answer.asked.terms import is_asking, roots
from bot.answer.thread.reading import read_question
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer

FOLDER = Path(__file__).parent / "followups"
NOW = datetime(2023, 3, 22, 9, tzinfo=UTC)
DESKS = {
    f"Sample dispatch · {name} Desk": ()
    for name in ("Crescent", "Harbour", "Lantern", "Meridian", "Plateau", "Riverside", "Steppe")
}


@dataclass(frozen=True, slots=True)
class Completed:
    """A follow-up, what it was taken for, and what it means: wordings, or whom it should be asked back about."""

    form: str
    asked: str
    understood: str
    whole: tuple[str, ...]
    whom: tuple[str, ...] | None = None
    offered: tuple[str, ...] | None = None

    @property
    def right(self) -> bool:
        if self.whom is not None or self.offered is not None:
            return self.whom is not None and self.offered is not None and _same_persons(self.whom, self.offered)
        return any(means_the_same(self.understood, each) for each in self.whole)


def _same_persons(whom: Sequence[str], offered: Sequence[str]) -> bool:
    """Each who is wanted is offered, by any of their names, and nobody else."""
    wanted, told = [set(telling(each)) for each in whom], [set(telling(each)) for each in offered]
    return len(wanted) == len(told) and all(any(one & other for other in told) for one in wanted)


def means_the_same(understood: str, whole: str) -> bool:
    """Every telling word is there, nothing else is named, and the same kind of answer is wanted."""
    told, wanted = telling(understood), telling(whole)
    further = {word for name in names(understood) for word in telling(name)} - wanted
    return wanted <= told and not further and find_kind(understood) == find_kind(whole)


def telling(words: str) -> set[str]:
    return {root for root in roots(words) if not is_asking(root)}


def names(words: str) -> list[str]:
    return [each.span.of(words) for each in find_named(words, load_gazetteer())]


def iter_completed(path: Path) -> Iterator[Completed]:
    """Ask every dialogue in order; each question is read in the light of those before it, as they were understood."""
    for line in path.read_text(encoding="utf-8").splitlines():
        dialogue = json.loads(line)
        answers, forms = dialogue.get("answered", [""] * 3), dialogue.get("forms", ["all"] * 2)
        turns: list[Turn] = []
        for asked, whole, answered, form in zip(
            dialogue["asked"], dialogue["whole"], answers, ["", *forms], strict=True
        ):
            read = read_question(asked, NOW, turns, load_gazetteer(), DESKS)
            offered = read.unclear.candidates if read.unclear is not None else None
            if turns and isinstance(whole, dict):
                yield Completed(form, asked, read.understood, (), tuple(whole["whom"]), offered)
            elif turns:
                yield Completed(form, asked, read.understood, tuple(whole), None, offered)
            turns.append(Turn(ThreadId("bench"), MemberId("bench"), NOW, asked, read.kept, answered))


def measure(_data: Path | None) -> Measurement:
    sets = {name: list(iter_completed(FOLDER / f"{name}.jsonl")) for name in ("dialogues", "unseen", "held")}
    later = [*sets["unseen"], *sets["held"]]
    forms = {form: [each for each in later if each.form == form] for form in sorted({each.form for each in later})}
    return Measurement(
        sum(map(len, sets.values())),
        (
            Figure("completed_right", (share_right(sets["dialogues"]),), least=0.90),
            Figure("unseen_right", (share_right(sets["unseen"]),), least=0.90),
            Figure("held_right", (share_right(sets["held"]),), least=0.90),
        ),
        {
            "by_form": {form: f"{sum(each.right for each in group)} of {len(group)}" for form, group in forms.items()},
            "wrong": [describe(each) for group in sets.values() for each in group if not each.right],
        },
    )


def share_right(completed: Sequence[Completed]) -> float:
    return sum(each.right for each in completed) / len(completed)


def describe(each: Completed) -> str:
    asked_back = "" if each.offered is None else f" (asked back: {', '.join(each.offered) or 'whom?'})"
    return f"{each.asked} → {each.understood}{asked_back}"
