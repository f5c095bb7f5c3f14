"""The heart of the edition: whatever an editorial office does, in any order, afterwards no file is stale.

`ACTS=2000 pytest tests/edition/test_machine.py` (`make machine`) does more of it than the everyday run.
"""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import SkipTest
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from blog.models import CampaignPage, Quote
from edition.building import build
from edition.publishing import update
from edition.verifying import verify
from home.models import HomePage
from tests import factories
from tests.edition import acts

BEGINNING = datetime(2026, 11, 27, 12, tzinfo=UTC)
EVERYDAY = 200
ACTS = int(os.environ.get("ACTS", EVERYDAY))
PARTS = 4
# So often a part begins anew: an example may be short, or try what the rules don't have.
MOST = 1000
SETTINGS = settings(
    max_examples=3,
    stateful_step_count=50,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Count:
    """How many acts are still to do."""

    left: int


@pytest.fixture
def office(newsroom: HomePage, settings: Any, tmp_path: Path) -> Any:
    """A newsroom in four languages that has published a little of everything, and its edition; the settings."""
    factories.newsroom(acts.LANGUAGES)
    settings.EDITION_ROOT = tmp_path / "edition"
    with time_machine.travel(BEGINNING - timedelta(days=1), tick=False):
        _publish_a_little()
    with time_machine.travel(BEGINNING, tick=False):
        build()
    assert verify() == []
    return settings


def _publish_a_little() -> None:
    speaker = factories.published(factories.person("Rosa Prueba"))
    quote: Quote = factories.published(factories.quote("We were in the room.", speaker))
    topic = factories.published(factories.topic("Housing"))
    campaign: CampaignPage = factories.published(
        factories.campaign("Heat for all", [factories.demand("Repair it", factories.move("made"))])
    )
    body = [factories.paragraph("The heating is back."), ("quote", quote)]
    release = factories.published(factories.release("Tenants win", body, campaign=campaign, topics=[topic]))
    factories.published(
        factories.update(
            campaign, "A step", moves=[{"demand": 1, **factories.move("won", evidence=[factories.LINK])}]
        )
    )
    for source, language in ((quote, "es"), (release, "es"), (release, "ar"), (campaign, "es")):
        factories.translated(source, language)


class Office(RuleBasedStateMachine):
    """An editorial office at work. After every act that the rules allow, every file is what Django says."""

    def __init__(self, folder: Path, settings: Any, count: Count) -> None:
        super().__init__()
        self.count = count
        settings.EDITION_ROOT = folder.with_name(uuid4().hex)
        shutil.copytree(folder, settings.EDITION_ROOT, symlinks=True)
        self.folder = settings.EDITION_ROOT
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.travel = time_machine.travel(BEGINNING, tick=False)
        self.clock = self.travel.start()

    @rule(act=st.sampled_from(acts.ACTS), data=st.data())
    def act(self, act: Any, data: st.DataObject) -> None:
        self.clock.shift(60)
        if acts.do(act, acts.Choice(lambda number: data.draw(st.integers(0, number - 1)))):
            self.look()

    @rule(hours=st.sampled_from(acts.HOURS))
    def wait(self, hours: int) -> None:
        self.clock.shift(timedelta(hours=hours))
        self.look()

    def look(self) -> None:
        self.count.left -= 1
        assert update() == 0
        assert [str(difference) for difference in verify()] == []
        if not self.count.left:
            # Hypothesis lets it through at once. To draw no more would be another story than it has seen before.
            raise SkipTest

    def teardown(self) -> None:
        self.travel.stop()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        cache.clear()
        shutil.rmtree(self.folder)


# Apart, so that they can run side by side.
@pytest.mark.parametrize("part", range(PARTS))
def test_after_every_act_no_file_is_stale(office: Any, part: int) -> None:
    folder, count = office.EDITION_ROOT, Count(ACTS // PARTS)
    for attempt in range(MOST):

        def machine() -> Office:
            return Office(folder, office, count)

        # The everyday run is the same for everybody; a longer one looks elsewhere each time.
        beginning = seed(part * MOST + attempt)(machine) if ACTS <= EVERYDAY else machine
        try:
            run_state_machine_as_test(beginning, settings=SETTINGS)
        except SkipTest:
            return
    pytest.fail(f"{count.left} acts were never come to.")
