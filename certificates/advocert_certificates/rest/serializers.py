"""The shapes of the answers. They follow the values of `data`; a member is never renamed, only added."""

from rest_framework import serializers

from advocert_certificates import api

STATES = ["learning", "certified", "expiring", "grace", "expired", "suspended", "revoked"]


def _texts(help_text: str = "") -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), help_text=help_text)


class EntrySerializer(serializers.Serializer):
    """One thing inside a requirement."""

    kind = serializers.CharField()
    ref = serializers.CharField()
    title = serializers.CharField()
    met = serializers.BooleanField()
    when = serializers.DateTimeField(allow_null=True)
    detail = serializers.CharField()


class RequirementSerializer(serializers.Serializer):
    """One requirement with its progress."""

    kind = serializers.CharField()
    title = serializers.CharField()
    met = serializers.BooleanField()
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    entries = EntrySerializer(many=True)


class CredentialSerializer(serializers.Serializer):
    """The certificate; its addresses answer as soon as `ready` is true."""

    uuid = serializers.UUIDField()
    number = serializers.CharField()
    ready = serializers.BooleanField()
    issued_at = serializers.DateTimeField()
    verify_url = serializers.URLField()
    document_url = serializers.URLField()
    pdf_url = serializers.URLField()


class AccessSerializer(serializers.Serializer):
    """What another system was told last. `sent` means that it took the message, not that it was asked back."""

    target = serializers.CharField()
    name = serializers.CharField()
    wanted = serializers.ChoiceField(choices=["on", "off"])
    state = serializers.ChoiceField(choices=["pending", "sent", "failed", "parked"])
    at = serializers.DateTimeField()
    next_try = serializers.DateTimeField(allow_null=True)
    attempts = serializers.IntegerField()


class EndedSerializer(serializers.Serializer):
    """When and why a certification was taken back."""

    at = serializers.DateTimeField()
    reason_code = serializers.CharField()
    reason_label = serializers.CharField()
    reason_text = serializers.CharField()


class HoldSerializer(serializers.Serializer):
    """Scopes that somebody closed, all of them when the list is empty, and what the person is told about it."""

    scopes = _texts()
    reason_label = serializers.CharField()
    reason_text = serializers.CharField()
    opened_at = serializers.DateTimeField()


class TaskSerializer(serializers.Serializer):
    """Something to do until `due_at`; from then on `scopes` are closed."""

    kind = serializers.CharField()
    ref = serializers.CharField()
    title = serializers.CharField()
    scopes = _texts()
    due_at = serializers.DateTimeField()
    overdue = serializers.BooleanField()


class MilestoneSerializer(serializers.Serializer):
    """Short practice on the way; missing one takes nothing away."""

    kind = serializers.CharField()
    due_at = serializers.DateTimeField()
    state = serializers.CharField()


class CertificationSerializer(serializers.Serializer):
    """A person's standing in one level. `uuid` is null while the person is still learning."""

    uuid = serializers.UUIDField(allow_null=True)
    level_ref = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    valid_from = serializers.DateTimeField(allow_null=True)
    valid_until = serializers.DateTimeField(allow_null=True)
    grace_until = serializers.DateTimeField(allow_null=True)
    may = _texts()
    ask_first = _texts()
    may_not = _texts()
    scopes = _texts()
    areas = _texts()
    jurisdictions = _texts()
    requirements = RequirementSerializer(many=True)
    credential = CredentialSerializer(allow_null=True)
    access = AccessSerializer(many=True)
    ended = EndedSerializer(allow_null=True)
    holds = HoldSerializer(many=True)
    tasks = TaskSerializer(many=True)
    milestones = MilestoneSerializer(many=True)
    renewal = RequirementSerializer(many=True)
    reminders = serializers.ListField(child=serializers.DateTimeField())
    language = serializers.CharField()


class CertificationsSerializer(serializers.Serializer):
    """All levels of the programme for one person."""

    results = CertificationSerializer(many=True)


class StandingSerializer(serializers.Serializer):
    """One line about one certification."""

    uuid = serializers.UUIDField()
    level_ref = serializers.CharField()
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    valid_until = serializers.DateTimeField(allow_null=True)
    scopes = _texts("What it allows now.")
    closed = _texts("What it would allow and does not: paused, overdue, or over in grace.")


class PersonRowSerializer(serializers.Serializer):
    """A person in a list."""

    uuid = serializers.UUIDField()
    full_name = serializers.CharField()
    username = serializers.CharField()
    email = serializers.CharField()
    certifications = StandingSerializer(many=True)


class PeopleSerializer(serializers.Serializer):
    """One page of people; `next` and `previous` are addresses, null at the ends."""

    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = PersonRowSerializer(many=True)


class SignedClauseSerializer(serializers.Serializer):
    """Which text was signed when."""

    ref = serializers.CharField()
    version = serializers.IntegerField()
    title = serializers.CharField()
    sha256 = serializers.CharField()
    signed_at = serializers.DateTimeField()
    language = serializers.CharField()
    statement = serializers.CharField()
    text = serializers.CharField()
    known = serializers.BooleanField()
    counts = serializers.BooleanField()


class ResultSerializer(serializers.Serializer):
    """A finished conversation, exam or lesson."""

    kind = serializers.CharField()
    ref = serializers.CharField()
    title = serializers.CharField()
    at = serializers.DateTimeField()
    passed = serializers.BooleanField(allow_null=True)
    counts = serializers.BooleanField()
    summary = serializers.CharField()


class TimelineEntrySerializer(serializers.Serializer):
    """What happened, newest first."""

    at = serializers.DateTimeField()
    kind = serializers.CharField()
    title = serializers.CharField()
    detail = serializers.CharField()
    actor = serializers.CharField()


class PersonRecordSerializer(serializers.Serializer):
    """Everything that HR may see about one person."""

    uuid = serializers.UUIDField()
    full_name = serializers.CharField()
    username = serializers.CharField()
    email = serializers.CharField()
    certifications = CertificationSerializer(many=True)
    clauses = SignedClauseSerializer(many=True)
    results = ResultSerializer(many=True)
    timeline = TimelineEntrySerializer(many=True)


class DayQuerySerializer(serializers.Serializer):
    """A day, and the day on which it was known; without them now."""

    on = serializers.DateTimeField(
        required=False, help_text="The moment that is asked about; now if missing."
    )
    known_at = serializers.DateTimeField(
        required=False, help_text="As it was known then; if missing, as it is known now."
    )


class PeopleQuerySerializer(DayQuerySerializer):
    """The filters of the list of people. With a day, `state` and the answer are about how everybody stood then."""

    q = serializers.CharField(required=False, default="", allow_blank=True, max_length=200)
    state = serializers.ChoiceField(required=False, default="", allow_blank=True, choices=STATES)
    cursor = serializers.CharField(required=False, default="", allow_blank=True, max_length=1000)
    page_size = serializers.IntegerField(required=False, default=25, min_value=1, max_value=100)


class RevocationSerializer(serializers.Serializer):
    """Why a certification is taken back. `reason_text` is shown to the person it is about."""

    reason_code = serializers.ChoiceField(choices=[reason.code for reason in api.REVOCATION_REASONS])
    reason_text = serializers.CharField(required=False, default="", allow_blank=True, max_length=1000)
