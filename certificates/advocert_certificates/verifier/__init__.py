"""Programs that are given away with exports: each is one file and needs nothing of ours."""
