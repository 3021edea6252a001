"""Strategies and makers for tests, the library's own and its users'."""
