"""Foothold's generator: YAML entries in, a checked and searchable static directory out."""

__version__ = "0.1.0"
