"""Reading ADVOCERT_TARGETS."""

from tests.support.receiver import SECRET

from advocert_certificates.unlock.targets import check_targets, read_targets


def test_a_target_needs_only_its_slug_to_be_known():
    assert [target.name for target in read_targets([{"slug": "library"}])] == ["library"]


def test_an_entry_without_usable_slug_is_left_out():
    assert read_targets([{"slug": "My Library"}, {}]) == ()


def test_printing_a_target_does_not_show_its_secret():
    assert "MfKQ9r8" not in repr(read_targets([{"slug": "library", "secret": SECRET}]))


def test_an_old_secret_with_a_mistake_is_named():
    row = {"slug": "library", "url": "https://x.example", "secret": SECRET, "old_secret": "whsec_!"}
    assert "its old secret is not whsec_ and base64" in check_targets([row])[0]
