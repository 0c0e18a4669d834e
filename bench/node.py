"""Peers that run in Node: one script per peer, with the packages that tests/interop has installed."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

INTEROP = Path(__file__).parents[1] / ".cache" / "interop"


def peer_seconds(script: str, job: Any) -> float:
    """Return CPU seconds per call that the peer measured of itself; 0 when Node or its packages are not there."""
    if not (shutil.which("node") and (INTEROP / "node_modules" / "@digitalbazaar" / "vc").is_dir()):
        return 0.0
    copy = INTEROP / f"bench-{script}"
    shutil.copy(Path(__file__).with_name(script), copy)
    done = subprocess.run(
        ["node", copy.name], cwd=INTEROP, input=json.dumps(job), capture_output=True, text=True, check=False
    )
    return float(json.loads(done.stdout)["secondsPerCall"]) if done.returncode == 0 else 0.0
