"""Tables that every database takes, and personal data where it belongs."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

MODELS = list(apps.get_app_config("advocert").get_models())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_table_has_our_prefix(model):
    assert model._meta.db_table.startswith("advocert_")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_index_and_constraint_names_are_short_enough_for_every_database(model):
    names = [each.name for each in (*model._meta.indexes, *model._meta.constraints)]
    assert [name for name in names if len(name) > 30 or not name.startswith("advocert_")] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_says_whether_it_holds_personal_data(model):
    assert re.search(r"\.\. (no_pii:|pii: \S)", model.__doc__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_who_holds_personal_data_says_which_and_how_it_ends(model):
    if ".. pii:" in model.__doc__:
        assert ".. pii_types:" in model.__doc__
        assert ".. pii_retirement:" in model.__doc__


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_column_is_made_for_a_private_key_or_a_token(model):
    names = {field.name for field in model._meta.get_fields() if isinstance(field, models.Field)}
    assert not names & {"private_key", "secret", "token", "pem", "password", "answers"}


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "advocert", check=True, dry_run=True, verbosity=0)
