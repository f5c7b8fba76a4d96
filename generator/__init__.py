"""Foothold's generator: YAML entries in, a checked and searchable static directory out."""

import os

__version__ = "0.1.0"
# We have no plugin for pydantic, and looking for one opens what is said of each installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
