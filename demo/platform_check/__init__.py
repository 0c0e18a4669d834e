"""Whether a running LMS and Studio do what Advocert needs: one learner's whole way, over HTTP and nothing else."""
