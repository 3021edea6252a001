"""Pairs of real records whose truth is known well enough to measure probabilities on."""
