import json
import os
import subprocess
import sys

from tests.conftest import BUILT, ROOT


def test_after_a_kill_at_any_moment_the_next_build_gives_the_clean_site(tmp_path, request):
    kills = request.config.getoption("--kills")
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": BUILT,
        "FOOTHOLD_CACHE": ".cache",
        "PYTHONPATH": str(ROOT),
    }

    done = subprocess.run(
        [sys.executable, "-m", "tests.killed", str(tmp_path), str(kills), "1"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"writing": [200, []], "whole": [kills, []]}
