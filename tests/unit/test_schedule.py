"""The schedule against py-fsrs, an implementation of FSRS-6 by other hands, over random histories.

py-fsrs counts days as spans of 24 hours, so it is told the study day's beginning instead of the time of day. What then
remains are two habits of ts-fsrs: it keeps the intervals of a review's ratings apart from each other, and Hard while
learning always means the mean of both steps, five and a half minutes, which it rounds.
"""

from __future__ import annotations

import json
import random
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler, State

ROOT = Path(__file__).resolve().parents[2]
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
ROLLOVER = 4 * 60
START = 1_760_000_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
GAPS = (MINUTE, 10 * MINUTE, 5 * 60 * MINUTE, DAY, 3 * DAY, 20 * DAY, 200 * DAY)
OFFSETS = (-480, 0, 345, 840)
HISTORIES = 300
HARD_MINUTES = 6
NEAR = 1e-6
"""Both round stabilities to eight digits, and then compute on with what they rounded."""


def random_history(seed: int) -> list[dict[str, int]]:
    """Up to 24 answers of one learner, minutes to months apart."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    offset, time, history = chance.choice(OFFSETS), START, []
    for _ in range(chance.randrange(1, 25)):
        time += int(chance.choice(GAPS) * chance.uniform(0.5, 1.5))
        history.append({"time": time, "offset": offset, "rating": chance.randrange(1, 5)})
    return history


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What the browser's code makes of the histories, answer by answer."""
    script = tmp_path_factory.mktemp("schedule") / "fold.mjs"
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    source = ROOT / "tests" / "unit" / "fold_histories.ts"
    options = ("--bundle", "--platform=node", "--format=esm", "--log-level=error", f"--outfile={script}")
    subprocess.run([esbuild, source, *options], check=True)
    asked = json.dumps([random_history(seed) for seed in range(HISTORIES)])
    answer = subprocess.run(["node", script], input=asked, capture_output=True, text=True, check=True)
    traces: list[list[dict[str, Any]]] = json.loads(answer.stdout)
    return traces


def study_midnight(answer: dict[str, int]) -> datetime:
    """The beginning of the study day that an answer belongs to."""
    return EPOCH + timedelta(days=(answer["time"] + (answer["offset"] - ROLLOVER) * MINUTE) // DAY)


def previews(scheduler: Scheduler, card: Card, now: datetime) -> dict[int, Card]:
    """The card after each of the four ratings."""
    return {rating: scheduler.review_card(card, Rating(rating), now)[0] for rating in range(1, 5)}


def expected_days(before: Card, after: dict[int, Card], rating: int, now: datetime) -> int:
    """Days until the next review, those after a review in order: Hard below Good, Good below Easy."""
    days = {each: (card.due - now).days for each, card in after.items() if card.state == State.Review}
    if before.state == State.Review:
        days[Rating.Hard] = min(days[Rating.Hard], days[Rating.Good])
        days[Rating.Good] = max(days[Rating.Good], days[Rating.Hard] + 1)
        days[Rating.Easy] = max(days[Rating.Easy], days[Rating.Good] + 1)
    return days[rating]


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_memory_and_intervals_are_those_of_another_implementation(seed: int, ours: list[list[dict[str, Any]]]) -> None:
    scheduler, card = Scheduler(enable_fuzzing=False), Card()
    for answer, trace in zip(random_history(seed), ours[seed], strict=True):
        now = study_midnight(answer)
        after = previews(scheduler, card, now)
        before, card = card, after[answer["rating"]]
        assert trace["stability"] == pytest.approx(card.stability, rel=NEAR)
        assert trace["difficulty"] == pytest.approx(card.difficulty, rel=NEAR)
        assert trace["phase"] == card.state.value
        if card.state == State.Review:
            assert trace["days"] == expected_days(before, after, answer["rating"], now)
        else:
            minutes = (card.due - now).total_seconds() / 60
            hard = answer["rating"] == Rating.Hard and before.state == State.Learning
            assert trace["minutes"] == (HARD_MINUTES if hard else minutes)
