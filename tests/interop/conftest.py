"""Node and the verifiers of package.json, installed once into .cache/interop; only CI insists on them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INSTALLED = ROOT / ".cache" / "interop"


def unavailable(what):
    """Skip on a developer's machine; fail where the full suite must run."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}, and CI must not skip this.")
    pytest.skip(what)


@pytest.fixture(scope="session")
def node_modules():
    """Install the pinned packages; the script lies beside them, because modules are looked up from there."""
    if not (shutil.which("node") and shutil.which("npm")):
        unavailable("Node is not installed")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    wanted, stamp = (HERE / "package.json").read_text(), INSTALLED / ".installed"
    for script in HERE.glob("*.mjs"):
        shutil.copy(script, INSTALLED)
    if not stamp.exists() or stamp.read_text() != wanted:
        (INSTALLED / "package.json").write_text(wanted)
        npm("install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error")
        stamp.write_text(wanted)
    return INSTALLED


def npm(*arguments):
    done = subprocess.run(
        ["npm", *arguments], cwd=INSTALLED, capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode:
        unavailable(f"npm {arguments[0]} did not work: {done.stderr[-400:]}")


@pytest.fixture(scope="session")
def node(node_modules):
    """Return a function that runs one of the scripts here: JSON in, JSON out."""

    def run(script, job):
        done = subprocess.run(
            ["node", script],
            cwd=node_modules,
            input=json.dumps(job),
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def foreign_verifier(node):
    """Return a function that lets @digitalbazaar/vc judge jobs; see verify.mjs for what goes in and out."""
    return lambda jobs: node("verify.mjs", {"jobs": jobs})


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    """What `make demo-credentials` writes: issued through the product's public door, in a process of its own."""
    folder = tmp_path_factory.mktemp("samples") / "out"
    done = subprocess.run(
        [sys.executable, "-m", "demo.samples", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


@pytest.fixture(scope="session")
def ob_schema():
    """The official JSON schema of Open Badges 3.0, which no package ships."""
    folder = Path(
        os.environ.get("ADVOCERT_OB_SCHEMAS") or ROOT.parent / "shared" / "data" / "open-badges-3.0"
    )
    path = folder / "achievementcredential.json"
    if not path.is_file():
        unavailable("The Open Badges schemas are not at hand (ADVOCERT_OB_SCHEMAS)")
    return json.loads(path.read_text("utf-8"))
