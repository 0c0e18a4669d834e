"""The Django app of the demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Player, people and trainer page; its tables hold what a platform would keep about a learner."""

    name = "demo"
    label = "demo"
    verbose_name = "Demo"
