"""Who may call what: the same rules as the pages (`web.viewers`)."""

from typing import Any

from rest_framework.permissions import BasePermission

from advocert_certificates.web.viewers import may_take_back, may_view_records


class IsSignedIn(BasePermission):
    """Somebody, active, for their own data."""

    message = "Sign in first: this answer is about you."

    def has_permission(self, request: Any, view: Any) -> bool:
        """Whether the caller is signed in."""
        return bool(request.user and request.user.is_authenticated and request.user.is_active)


class MayViewRecords(IsSignedIn):
    """HR."""

    message = "The records are for HR. Ask an administrator to add you to the group of HR."

    def has_permission(self, request: Any, view: Any) -> bool:
        """Whether the caller may see other people's records."""
        return super().has_permission(request, view) and may_view_records(request.user)


class MayTakeBack(IsSignedIn):
    """Those of HR who may end a certification."""

    message = "Taking a certificate back is for HR. Ask an administrator to add you to the group of HR."

    def has_permission(self, request: Any, view: Any) -> bool:
        """Whether the caller may end certifications."""
        return super().has_permission(request, view) and may_take_back(request.user)
