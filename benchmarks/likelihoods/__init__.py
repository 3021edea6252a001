"""Parts of the benchmark of likelihood ratios."""
