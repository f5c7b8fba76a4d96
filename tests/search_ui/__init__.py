"""The search as a visitor meets it, in a real Chromium on the real site."""
