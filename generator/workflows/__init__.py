"""What the workflows in `.github/workflows/` run: small programs that talk to GitHub.

They need nothing but Python's standard library, so that a job with a token installs nothing. Each takes its settings
from the environment that GitHub gives to a job, and `GITHUB_API_URL` says whom it talks to.
"""
