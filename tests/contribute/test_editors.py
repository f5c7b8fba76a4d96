"""Editors and hooks are bound to the files that are there."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import yaml

from generator.contribute.proposal import Proposal, finished
from generator.entries.filing import standing
from tests.contribute.conftest import GROUP
from tests.entries.conftest import ROOT

DATA = ROOT / "data"


def settings() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text())
    return loaded


def test_the_editor_reads_the_schema_with_every_entry_and_with_nothing_else():
    [(schema, pattern)] = settings()["yaml.schemas"].items()
    bound = set(ROOT.glob(pattern))

    assert json.loads((ROOT / schema).read_text())["title"] == "A Foothold entry"
    assert len(bound) > 2000
    assert bound == {file for file in DATA.rglob("*.yaml") if standing(file.relative_to(DATA).as_posix()) == "entry"}


def test_the_editor_recommends_what_understands_the_binding():
    assert json.loads((ROOT / ".vscode/extensions.json").read_text())["recommendations"] == ["redhat.vscode-yaml"]


def test_the_modeline_of_a_new_entry_leads_to_the_schema(folder, known):
    shutil.copy(DATA / "entry.schema.json", folder / "data")

    new = finished(Proposal(values={"name": "Example"}), Path("data"), known, "data")

    first = new.text.splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    assert (new.path.parent / found[1]).resolve() == (folder / "data/entry.schema.json").resolve()


def hooks() -> dict[str, Any]:
    configuration = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    return {hook["id"]: hook for hook in configuration["repos"][0]["hooks"]}


def test_the_hooks_are_given_changed_entries_and_no_others():
    entry, taxonomy = "data/support-groups/ca/example.yaml", "data/taxonomy/industries.yaml"

    assert re.search(hooks()["format"]["files"], entry)
    assert not re.search(hooks()["format"]["files"], taxonomy)
    assert re.search(hooks()["validate"]["files"], entry)
    assert re.search(hooks()["validate"]["files"], taxonomy)
    assert "pass_filenames" not in {*hooks()["format"], *hooks()["validate"]}


def test_a_commit_is_formatted_and_checked_by_the_hooks(folder):
    (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / ".gitignore").write_text(".venv\n")
    configuration = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    [local] = configuration["repos"]
    local["hooks"] = [hook for hook in local["hooks"] if hook["id"] in ("format", "validate")]
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration))
    broken = folder / "data/agencies/ca/broken.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text(GROUP.replace("Tuesday", "Monday").replace("example.org", "example.com") + "cost: cheap\n")
    loose = folder / "data/agencies/ca/loose.yaml"
    loose.write_text(GROUP.replace("Tuesday", "Friday").replace("example.org", "example.net") + "cost: free\n")
    subprocess.run(["git", "init"], check=True, capture_output=True)
    subprocess.run(["git", "add", "."], check=True)

    run = subprocess.run(
        [ROOT / ".venv/bin/python", "-m", "pre_commit", "run"], capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert "data/agencies/ca/loose.yaml: formatted" in run.stdout
    assert "data/agencies/ca/broken.yaml:" in run.stdout
    assert "cost: free\nlocations:" in loose.read_text()
    assert "tuesday-group" not in run.stdout
