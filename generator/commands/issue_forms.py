"""`python -m generator issue-forms`: write the issue forms that GitHub shows to people without git."""

from pathlib import Path
from typing import Annotated

import typer


def issue_forms(
    data: Annotated[Path, typer.Option(help="The data folder, for the taxonomy.")] = Path("data"),
    folder: Annotated[Path, typer.Option(help="Where the forms belong.")] = Path(".github/ISSUE_TEMPLATE"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 when a file is not current.")
    ] = False,
) -> None:
    """Write GitHub's issue forms from the models of an entry and the taxonomy."""
    from generator.contribute.files import write_text
    from generator.contribute.issue_forms import issue_form_files
    from generator.entries import taxonomy
    from generator.problems import as_text

    if not data.is_dir():
        raise typer.BadParameter(
            f"there is no folder {data}: run it where data/ stands, or give --data", param_hint="--data"
        )
    words, problems = taxonomy.load(data / "taxonomy")
    if problems:
        typer.echo("\n".join(as_text(problem) for problem in problems))
        raise typer.Exit(1)
    files = {folder / name: content for name, content in issue_form_files(words).items()}
    old = [file for file, content in files.items() if not file.is_file() or file.read_bytes() != content]
    for file in old:
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_text(file, files[file].decode())
        typer.echo(f"{file} is not current: run `python -m generator issue-forms`" if check else f"{file} written")
    if not old:
        typer.echo(f"{len(files)} files in {folder} are current")
    elif check:
        raise typer.Exit(1)
