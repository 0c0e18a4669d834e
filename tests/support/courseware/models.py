"""`StudentModule` as the LMS has it: one row per learner, course and block, learner state as one JSON text; and the
table of values that all blocks of a learner share, one row per learner and field.

The real ones have a foreign key to the user and key fields of opaque-keys; the columns have the same names.
"""

from typing import ClassVar

from django.db import models


class StudentModule(models.Model):
    student_id = models.BigIntegerField()
    course_id = models.CharField(max_length=255)
    module_state_key = models.CharField(max_length=255)
    module_type = models.CharField(max_length=32, default="problem")
    state = models.TextField(null=True)  # noqa: DJ001 - as the platform has it

    grade = models.FloatField(null=True)
    max_grade = models.FloatField(null=True)

    class Meta:
        unique_together: ClassVar = [("student_id", "module_state_key", "course_id")]

    def __str__(self) -> str:
        return f"{self.module_state_key} of {self.student_id}"


class XModuleStudentInfoField(models.Model):
    student_id = models.BigIntegerField()
    field_name = models.CharField(max_length=64)
    value = models.TextField(default="null")

    class Meta:
        unique_together: ClassVar = [("student_id", "field_name")]

    def __str__(self) -> str:
        return f"{self.field_name} of {self.student_id}"
