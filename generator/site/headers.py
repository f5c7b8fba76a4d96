"""The `_headers` and `_redirects` files that Netlify reads from the published folder. Pure.

What never changes stands in netlify.toml. Here is the Content-Security-Policy, with the hash of each inline script that
the theme brings, and a lasting redirect for each old id.
"""

from collections.abc import Iterable, Iterator, Mapping

_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'; upgrade-insecure-requests"
)


def headers_file(script_hashes: Iterable[str]) -> bytes:
    """The policy for every page, with the hash of each inline script of the theme."""
    policy = _POLICY.format(hashes=" ".join(sorted(script_hashes))).replace(" ;", ";")
    return f"/*\n  Content-Security-Policy: {policy}\n".encode()


def redirect_files(moved: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """`_redirects`: a lasting redirect for each old id; other hosts have the page at the old address."""
    if moved:
        lines = [f"/entries/{old}/ /entries/{new}/ 301!\n" for old, new in sorted(moved.items())]
        yield "_redirects", "".join(lines).encode()
