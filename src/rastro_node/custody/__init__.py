"""Custody: cases, and the things seized, found or surrendered in them."""
