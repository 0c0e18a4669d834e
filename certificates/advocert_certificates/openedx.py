"""The only file that knows the platform: where evidence comes from, who learns, who is enrolled.

Everything of the platform is imported inside a function, because the service also runs without it, and Studio
loads this app without the LMS.
"""

import json
import logging
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.module_loading import import_string

from advocert_certificates.domain.errors import EvidenceInputError
from advocert_certificates.web.viewers import full_name_of

_logger = logging.getLogger(__name__)
_EVENT = "advocert_xblocks.events.EVIDENCE_RECORDED"
_PAYLOAD_VERSION = 1


def connect_evidence() -> None:
    """Listen to the blocks, where they are installed and learners can be.

    Not in Studio, whose author only previews.
    """
    if in_studio():
        return
    try:
        # By name: blocks and service never import each other (docs/decisions/0004).
        event = import_string(_EVENT)
    except ImportError:
        return
    event.connect(receive_evidence, dispatch_uid="advocert.receive_evidence")


def connect_grades() -> None:
    """Listen to the platform's grades, where there is a platform: a grade that falls makes a person look."""
    if in_studio():
        return
    try:
        from openedx_events.learning.signals import PERSISTENT_GRADE_SUMMARY_CHANGED
    except ImportError:
        return
    PERSISTENT_GRADE_SUMMARY_CHANGED.connect(receive_grade, dispatch_uid="advocert.receive_grade")


def connect_retirement() -> None:
    """Forget whom the platform forgets, where there is a platform.

    There is no event of openedx-events for it; this signal is what the platform's own apps listen to.
    """
    if in_studio():
        return
    try:
        from openedx.core.djangoapps.user_api.accounts.signals import USER_RETIRE_LMS_CRITICAL
    except ImportError:
        return
    USER_RETIRE_LMS_CRITICAL.connect(retire_user, dispatch_uid="advocert.retire_user")


def retire_user(user: Any, **_: Any) -> None:
    """Forget a user in the step of the platform's retirement that must not fail: its error stops that step.

    The platform repeats a step that failed; a second time changes nothing.
    """
    from advocert_certificates import api  # the models are not loaded when this file is

    name = getattr(user, "username", "")
    api.erase_platform_user(user.pk, actor="platform", username=name, now=timezone.now())


def receive_grade(grade: Any, **_: Any) -> None:
    """Note a grade. It comes at every change, repeated, and never takes anything away (R6, R10).

    A passing grade has a letter; the moment of passing stays when a grade falls, so it says nothing.
    """
    from advocert_certificates import api  # the models are not loaded when this file is

    api.record_grade(
        grade.user_id,
        api.GradeInput(
            course_key=str(grade.course.course_key),
            course_version=str(grade.course_version or ""),
            policy_hash=str(grade.grading_policy_hash or ""),
            percent=100 * float(grade.percent_grade or 0),
            passed=bool(grade.letter_grade),
            at=timezone.now(),
        ),
    )


def in_studio() -> bool:
    """Tell whether this process is Studio.

    SERVICE_VARIANT is a setting from Verawood on; before that only the URLs tell the two apart.
    """
    variant = getattr(settings, "SERVICE_VARIANT", None)
    if variant:
        return bool(variant == "cms")
    return str(getattr(settings, "ROOT_URLCONF", "")).startswith("cms.")


def receive_evidence(evidence: Any, **_: Any) -> None:
    """Put one fact of a block into the inbox: the one insert that happens inside the learner's request.

    Raises:
        EvidenceInputError: the payload is of another version or names nobody. The sender logs it and goes on.
    """
    from advocert_certificates import api  # the models are not loaded when this file is

    if evidence.version != _PAYLOAD_VERSION:
        raise EvidenceInputError(f"its payload has version {evidence.version}, known is {_PAYLOAD_VERSION}")
    user = get_user_model().objects.filter(pk=evidence.user_id).first()
    if user is None:
        raise EvidenceInputError(f"nobody has the user id {evidence.user_id}")
    api.record_evidence(
        api.EvidenceInput(
            person=api.PersonInput(user.pk, user.get_username(), full_name_of(user), user.email),
            kind=evidence.kind,
            ref=evidence.ref,
            fact_key=evidence.fact_key,
            occurred_at=evidence.occurred_at,
            body=_body(evidence.body),
            language=evidence.language,
            course_key=evidence.course_key,
            usage_key=evidence.usage_key,
            enrolled=is_enrolled(user, evidence.course_key),
        )
    )


def is_enrolled(user: Any, course_key: str) -> bool | None:
    """Tell whether the person is enrolled in the course now; None where no platform could know.

    The platform lets anybody with a session call a block's handlers, enrolled or not, so nobody else asks.
    """
    if not course_key:
        return None
    try:
        # The LMS's own answer: active row, any mode. Not installed outside a platform.
        from common.djangoapps.student.models import CourseEnrollment
        from opaque_keys import InvalidKeyError
        from opaque_keys.edx.keys import CourseKey
    except ImportError:
        return None
    try:
        return bool(CourseEnrollment.is_enrolled(user, CourseKey.from_string(course_key)))
    except InvalidKeyError:
        return None


def _body(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError as error:
        raise EvidenceInputError("its body is no JSON") from error
    if not isinstance(body, dict):
        raise EvidenceInputError("its body is no JSON object")
    return body
