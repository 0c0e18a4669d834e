from django.apps import AppConfig


class CoursewareConfig(AppConfig):
    name = "tests.support.courseware"
    label = "courseware"
    default_auto_field = "django.db.models.BigAutoField"
