"""`advocert seal`: a PDF signature that a validator accepts, behind a file that stays as it was."""

import argparse
import io
from datetime import date

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from tests.support.credential_kit import NOW

from advocert_certificates.credentials.carriers.finding import find_credential
from advocert_certificates.credentials.pdf import CertificateFace, render_certificate
from advocert_certificates.credentials.sealing import PASSWORD, SealCommand, SealKeyError, seal

pyhanko = pytest.importorskip("pyhanko", reason="pyHanko is an extra")
URL = "https://advocert.acme.example/advocert/verify/3b0f5a5e-2c61-4f0e-8c57-6a0a0b8f9d10/"
DOCUMENT = b'{"type":["VerifiableCredential"]}'


@pytest.fixture(scope="module")
def paper():
    day = date(2026, 3, 4)
    face = CertificateFace(
        "Acme", "Amina Osei", "Advocate", "may speak", "7KQ2-M9XD", day, day, "acme.example"
    )
    return render_certificate(face, URL, DOCUMENT)


@pytest.fixture(scope="module")
def organisation():
    """A key and the certificate that says whose it is, valid for a century around the tests."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Acme")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(NOW.replace(year=2000)).not_valid_after(NOW.replace(year=2100))
    usage = x509.KeyUsage(*[True, True, *[False] * 3, True, *[False] * 3])
    builder = builder.add_extension(usage, critical=True)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return key, builder.sign(key, hashes.SHA256())


@pytest.fixture
def key_file(tmp_path, organisation):
    key, certificate = organisation
    path = tmp_path / "seal.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"seal", key, certificate, None, BestAvailableEncryption(b"secret")
        )
    )
    return path


def test_a_validator_accepts_the_seal(paper, key_file, organisation):
    from asn1crypto.x509 import Certificate  # these come with pyHanko
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    sealed = PdfFileReader(io.BytesIO(seal(paper, key_file, b"secret")))
    root = Certificate.load(organisation[1].public_bytes(Encoding.DER))
    [signature] = sealed.embedded_signatures
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))
    assert (status.intact, status.valid, status.trusted) == (True, True, True)


def test_what_was_printed_stays_byte_for_byte(paper, key_file):
    assert seal(paper, key_file, b"secret").startswith(paper)


def test_the_credential_inside_is_still_found(paper, key_file):
    assert find_credential(seal(paper, key_file, b"secret")).text == DOCUMENT.decode()


@pytest.mark.parametrize("password", [b"wrong", None])
def test_a_wrong_password_is_said(paper, key_file, password):
    with pytest.raises(SealKeyError, match=PASSWORD):
        seal(paper, key_file, password)


def run(*arguments):
    parser = argparse.ArgumentParser()
    command = SealCommand()
    command.configure(parser)
    return command.run(parser.parse_args([str(one) for one in arguments]))


def test_the_command_writes_beside_the_file(paper, key_file, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(PASSWORD, "secret")
    (tmp_path / "c.pdf").write_bytes(paper)
    assert run(tmp_path / "c.pdf", "--key", key_file) == 0
    assert (tmp_path / "c-sealed.pdf").read_bytes().startswith(paper)
    assert "c-sealed.pdf" in capsys.readouterr().out


def test_what_is_no_pdf_is_not_sealed(key_file, tmp_path, capsys):
    (tmp_path / "c.pdf").write_bytes(b"hello")
    assert run(tmp_path / "c.pdf", "--key", key_file) == 2
    assert "it is no PDF" in capsys.readouterr().err
