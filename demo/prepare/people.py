"""Accounts for the people that one can be; they have no password, because nobody logs in with one."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from demo.people import PERSONAS


def make_people() -> None:
    """Make whoever is missing."""
    for persona in PERSONAS.values():
        user, _ = get_user_model().objects.get_or_create(
            username=persona.slug,
            defaults={
                "first_name": persona.first_name,
                "last_name": persona.last_name,
                "email": persona.email,
            },
        )
        user.groups.set([Group.objects.get_or_create(name=name)[0] for name in persona.groups])
