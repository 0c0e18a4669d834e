"""Issue a folder of sample credentials, with what a verifier must say about each.

    credentials/NAME.json, .jwt, and .png, .svg with the same document inside
    dids/*.json                   the issuer's document of keys
    status/*.json                 its status list, valid for a day
    expect.json                   {"credentials/NAME.json": {"valid": true, "why": "…"}}

The folder must be new or empty. Each answer in expect.json is what was done to the credential, and is compared
with what our own verifier says before anything is written about it.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import django


def main(arguments: list[str]) -> int:
    """Write the samples into the folder named; return the exit status."""
    if len(arguments) != 1 or not arguments[0]:
        print("Name one folder: make demo-credentials DIR=out", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"{folder} is not empty. Name a new folder: make demo-credentials DIR=out", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as work:
        os.environ["ADVOCERT_SAMPLES_WORK"] = work
        os.environ["DJANGO_SETTINGS_MODULE"] = "demo.samples.settings"
        os.environ.pop("ADVOCERT_SIGNING_KEY", None)  # a real key must never sign samples
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        # Only now, because these import what needs the settings.
        from demo.samples.writing import Samples, write_samples

        samples = Samples(folder)
        write_samples(samples, datetime.now(UTC).replace(microsecond=0))
    print(
        f"{len(samples.expected)} sample credentials in {folder}; {folder}/expect.json says what each is worth."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
