"""Celery only wakes."""

import pytest
from tests.support.programmes import NOW, all_facts

from advocert_certificates import api, tasks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def celery():
    app = pytest.importorskip("celery").Celery("test", broker="memory://")
    app.conf.task_always_eager = True
    app.set_default()
    return app


def test_a_commit_wakes_celery_and_celery_does_the_work(celery, settings, programme):
    settings.ADVOCERT_WAKE = "celery"
    for fact in all_facts():
        api.record_evidence(fact)
    assert api.get_my_certifications(7, now=NOW)[0].state == "certified"


def test_without_celery_this_process_does_the_work(settings, programme, monkeypatch):
    settings.ADVOCERT_WAKE = "celery"
    monkeypatch.setattr(tasks, "advocert_tick", None)
    for fact in all_facts():
        api.record_evidence(fact)
    assert api.get_my_certifications(7, now=NOW)[0].state == "certified"
