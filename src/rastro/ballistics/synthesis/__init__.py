"""Surfaces that never were, for galleries of any size; never for a claim of accuracy."""

from rastro.ballistics.synthesis.firearms import Firearm, Foundry, cases, firearm

__all__ = ["Firearm", "Foundry", "cases", "firearm"]
