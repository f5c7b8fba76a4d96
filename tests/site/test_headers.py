from generator.site.headers import headers_file, redirect_files


def test_the_policy_allows_the_themes_scripts_by_hash_and_nothing_inline():
    policy = headers_file(["'sha256-b'", "'sha256-a'"]).decode()

    assert "script-src 'self' 'sha256-a' 'sha256-b';" in policy
    assert "unsafe" not in policy
    assert policy.startswith("/*\n  Content-Security-Policy: default-src 'none';")


def test_without_inline_scripts_only_own_files_run():
    assert "script-src 'self';" in headers_file([]).decode()


def test_old_ids_are_redirected_for_good():
    assert dict(redirect_files({"ca/old": "ca/new"})) == {"_redirects": b"/entries/ca/old/ /entries/ca/new/ 301!\n"}
    assert list(redirect_files({})) == []
