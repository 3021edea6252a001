"""Traces: a recovered firearm searched at home, asked about abroad, and answered for others."""
