"""The strict store itself: what it makes of learner state is what the LMS makes of it."""

import pytest
from django.db import transaction
from tests.support.strict_runtime import ADA, Platform
from tests.xblocks.samples import exam_text
from xblock.exceptions import XBlockSaveError

NAME = "X"


@pytest.fixture
def site(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_quiz", exam_text())
    return platform


def test_after_a_save_only_what_was_saved_can_be_read(site: Platform) -> None:
    """`UserStateCache.set_many` puts what was written in place of all that the request knew of the row."""
    key = str(site.block(NAME).usage_key)
    site.store.write_learner_row(key, ADA.id, {"advocert_closed": {"v": 1}})
    block = site.block(NAME)
    block.advocert_state = {"v": 1}
    block.save()
    assert (block.advocert_closed, site.block(NAME).advocert_closed) == ({}, {"v": 1})


def test_what_others_write_meanwhile_is_not_seen(site: Platform) -> None:
    block = site.block(NAME)
    site.store.write_learner_row(str(block.usage_key), ADA.id, {"advocert_state": {"v": 9}})
    assert block.advocert_state == {}


def test_a_value_that_all_blocks_share_is_inserted_once(site: Platform) -> None:
    """`DjangoOrmFieldCache.set_many` forces an insert where it saw no row."""
    first, second = site.block(NAME), site.block(NAME)
    first.advocert_learned = {"FND-01": "2026-11-24"}
    first.save()
    second.advocert_learned = {"FND-02": "2026-11-24"}
    with pytest.raises(XBlockSaveError), transaction.atomic():
        second.save()
