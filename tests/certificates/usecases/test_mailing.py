"""A mail server that takes the connection and then says nothing, as real ones do."""

import socket

import pytest

from advocert_certificates.usecases import mailing


@pytest.fixture
def silent(settings, monkeypatch):
    monkeypatch.setattr(mailing, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        yield


def test_silence_is_given_up_as_trouble_of_the_network(silent):
    with pytest.raises(OSError, match="timed out"):
        mailing.send_mail("Soon", "Words", "a@acme.example", "b@acme.example")


def test_the_patience_of_the_site_comes_first(silent, settings, monkeypatch):
    monkeypatch.setattr(mailing, "PATIENCE", 60)
    settings.EMAIL_TIMEOUT = 0.1
    with pytest.raises(OSError, match="timed out"):
        mailing.send_mail("Soon", "Words", "a@acme.example", "b@acme.example")
