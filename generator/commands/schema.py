"""`python -m generator schema`: write the JSON Schema of an entry, which editors use while people type."""

from pathlib import Path
from typing import Annotated

import typer


def schema(
    data: Annotated[Path, typer.Option(help="The data folder, where the file belongs.")] = Path("data"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 when the file is not current.")
    ] = False,
) -> None:
    """Write entry.schema.json from the models of an entry."""
    from generator.entries.schema import FILE, schema_bytes

    file = data / FILE
    if not data.is_dir():
        raise typer.BadParameter(
            f"there is no folder {data}: run it where data/ stands, or give --data", param_hint="--data"
        )
    current = file.read_bytes() if file.is_file() else b""
    if current == schema_bytes():
        typer.echo(f"{file} is current")
    elif check:
        typer.echo(f"{file} is not current: run `python -m generator schema`")
        raise typer.Exit(1)
    else:
        file.write_bytes(schema_bytes())
        typer.echo(f"{file} written")
