"""Joins the most similar parts first, by the average over their members: the order of arrival does not matter."""

import heapq
from collections.abc import Mapping


def link(count: int, similarities: Mapping[tuple[int, int], float], threshold: float) -> tuple[tuple[int, ...], ...]:
    """Part 0 … count-1 into clusters whose average similarity reached the threshold when they were joined.

    Average linkage (Sokal and Michener, 1958) with a heap whose outdated entries are passed over.
    """
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), value in similarities.items():
        near[one][other] = near[other][one] = value
    members = {at: [at] for at in range(count)}
    heap = [(-value, one, other) for (one, other), value in similarities.items() if value >= threshold]
    heapq.heapify(heap)
    while heap:
        value, one, other = heapq.heappop(heap)
        if one not in members or other not in members or near[one].get(other) != -value:
            continue
        for joined in _absorb(one, other, near, members):
            if near[one][joined] >= threshold:
                heapq.heappush(heap, (-near[one][joined], min(one, joined), max(one, joined)))
    return tuple(tuple(sorted(part)) for part in members.values())


def _absorb(one: int, other: int, near: list[dict[int, float]], members: dict[int, list[int]]) -> tuple[int, ...]:
    """Join the second part into the first; gives the parts whose similarity to it was computed anew."""
    mine, its = len(members[one]), len(members[other])
    members[one] += members.pop(other)
    around = sorted((near[one].keys() | near[other].keys()) - {one, other})
    fresh = {
        each: (mine * near[one].get(each, 0.0) + its * near[other].get(each, 0.0)) / (mine + its) for each in around
    }
    for each, value in fresh.items():
        near[each].pop(other, None)
        near[each][one] = value
    near[one], near[other] = fresh, {}
    return tuple(around)
