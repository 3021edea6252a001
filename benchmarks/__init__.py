"""One script a claim: each prints its figure as JSON, against a peer or a limit in the same run."""
