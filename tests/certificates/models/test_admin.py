"""The admin shows and changes nothing."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse

from advocert_certificates.models import Credential

pytestmark = pytest.mark.django_db
OURS = [model for model in admin.site._registry if model._meta.app_label == "advocert"]


@pytest.fixture
def superuser(client, db):
    client.force_login(get_user_model().objects.create_superuser("root", password="x"))
    return client


@pytest.fixture
def told(receiver, certified):
    """Somebody is certified and another system waits to hear of it: every table has a row."""
    return certified


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_even_a_superuser_cannot_add_a_row(superuser, model):
    assert superuser.get(reverse(f"admin:advocert_{model._meta.model_name}_add")).status_code == 403


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_list_opens(superuser, certified, model):
    assert superuser.get(reverse(f"admin:advocert_{model._meta.model_name}_changelist")).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_row_can_be_looked_at_and_not_changed_or_deleted(superuser, told, model):
    row = model.objects.first()
    address = f"admin:advocert_{model._meta.model_name}"
    assert superuser.get(reverse(f"{address}_change", args=[row.pk])).status_code == 200
    assert superuser.post(reverse(f"{address}_change", args=[row.pk]), {}).status_code == 403
    assert superuser.post(reverse(f"{address}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_the_document_of_a_holder_is_not_shown_to_an_administrator(superuser, keys, certified):
    row = Credential.objects.get()
    page = superuser.get(reverse("admin:advocert_credential_change", args=[row.pk])).content.decode()
    assert "proofValue" not in page
