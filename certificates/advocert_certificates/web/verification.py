"""The public check as JSON: the same members from the page's address and from the API."""

from rest_framework import serializers

from advocert_certificates.data import PublicVerification


class CheckSerializer(serializers.Serializer):
    """One step of the check."""

    name = serializers.CharField()
    detail = serializers.CharField()
    outcome = serializers.ChoiceField(choices=["passed", "failed", "skipped"])


class VerificationSerializer(serializers.Serializer):
    """What everyone may know about a certificate. For `unknown` and `invalid` every other member is empty.

    `tampered`, `foreign` and `unreadable` are only said about a file that was handed in, and are as empty.
    """

    state = serializers.ChoiceField(
        choices=[
            "valid",
            "grace",
            "expired",
            "revoked",
            "suspended",
            "pending",
            "invalid",
            "unknown",
            "tampered",
            "elsewhere",
            "foreign",
            "unreadable",
        ]
    )
    uuid = serializers.UUIDField(allow_null=True)
    number = serializers.CharField()
    holder_name = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    areas = serializers.ListField(child=serializers.CharField())
    jurisdictions = serializers.ListField(child=serializers.CharField())
    may = serializers.ListField(child=serializers.CharField())
    may_not = serializers.ListField(child=serializers.CharField())
    valid_from = serializers.DateTimeField(allow_null=True)
    valid_until = serializers.DateTimeField(allow_null=True)
    ended_on = serializers.DateTimeField(allow_null=True)
    issuer_name = serializers.CharField()
    issuer_url = serializers.CharField()
    checks = CheckSerializer(many=True)


class PresentedSerializer(serializers.Serializer):
    """What is to be said about a file: what carried it, why it is not believed, and the answer itself."""

    carrier = serializers.CharField()
    reason = serializers.CharField()
    message = serializers.CharField()
    verification = VerificationSerializer()


def status_of(verification: PublicVerification) -> int:
    """Return the HTTP status: only an unknown certificate is not found; one that was taken back is a good answer."""
    return 404 if verification.state == "unknown" else 200
