"""Sample credentials for other verifiers: `python -m demo.samples DIR`, or `make demo-credentials DIR=out`."""
