"""`advocert seal FILE.pdf --key seal.p12`: put an organisation's own PDF signature (PAdES) under a certificate.

For readers who look for the seal of a PDF. The proof of a certificate stays the signed document attached to it: the
seal is added behind the file, so what was printed stays as it was, byte for byte. pyHanko is an extra (`pip install
'advocert[pades]'`), because it raises cryptography and lxml above what a platform pins; run it outside the platform.
"""

import argparse
import io
import os
import sys
from pathlib import Path
from typing import Any

from advocert_certificates.domain.credential_errors import CredentialError

PASSWORD = "ADVOCERT_SEAL_PASSWORD"  # noqa: S105 - the name of a variable
_FIELD = "Seal"


class SealError(CredentialError):
    """The file cannot be sealed."""


class SealToolMissingError(SealError):
    """pyHanko is not installed."""

    def __init__(self) -> None:
        super().__init__("Sealing needs pyHanko. Install it with: pip install 'advocert[pades]'.")


class SealKeyError(SealError):
    """The key file cannot be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is no PKCS#12 file that opens with the password in {PASSWORD}. Give the file and its password."
        )


class SealedFileError(SealError):
    """What is to be sealed is no PDF that can be read."""

    def __init__(self, path: Path, why: object) -> None:
        super().__init__(f"{path} cannot be sealed: {why}. Give the PDF as it was downloaded.")


def seal(paper: bytes, key: Path, password: bytes | None) -> bytes:
    """Return the PDF with a PAdES signature (ETSI EN 319 142-1, baseline B-B) appended.

    Raises:
        SealToolMissingError: pyHanko is not installed.
        SealKeyError: the key cannot be opened.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # an extra, see above
        from pyhanko.sign import signers
        from pyhanko.sign.fields import SigSeedSubFilter
    except ModuleNotFoundError as error:
        raise SealToolMissingError from error
    load: Any = signers.SimpleSigner.load_pkcs12  # pyHanko types all but this one
    signer = load(str(key), passphrase=password) if key.is_file() else None
    if signer is None:
        raise SealKeyError(key)
    how = signers.PdfSignatureMetadata(field_name=_FIELD, subfilter=SigSeedSubFilter.PADES)
    out = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper)), how, signer=signer)
    return bytes(out.getvalue())


class SealCommand:
    """The subcommand of `advocert`; found through the entry point group `advocert.commands`."""

    name = "seal"
    help = "sign a certificate PDF as your organisation (PAdES)"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.description = (
            f"Put a PAdES signature under a certificate PDF. The password of the key is read from {PASSWORD}. "
            "Exit status: 0 sealed, 2 not."
        )
        parser.add_argument("file", type=Path, help="the certificate as PDF")
        parser.add_argument("--key", type=Path, required=True, help="key and certificates as PKCS#12")
        parser.add_argument("--out", type=Path, help="where to write (default: FILE-sealed.pdf beside it)")

    def run(self, args: argparse.Namespace) -> int:
        """Write the sealed file and say where it is; return the exit status."""
        out = args.out or args.file.with_name(f"{args.file.stem}-sealed.pdf")
        password = os.environ.get(PASSWORD)
        try:
            out.write_bytes(
                seal(_read(args.file), args.key, password.encode() if password is not None else None)
            )
        except (SealError, OSError) as error:
            print(error, file=sys.stderr)
            return 2
        print(f"Sealed: {out}")
        return 0


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    if not data.startswith(b"%PDF-"):
        raise SealedFileError(path, "it is no PDF")
    return data
