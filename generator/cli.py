"""The command line. It only lists the commands: each stands in a module of its own under `commands/`."""

import typer

from generator.commands import (
    bench,
    build,
    check_links,
    confirm,
    duplicates,
    format,
    from_issue,
    geocode,
    issue_forms,
    new,
    schema,
    serve,
    stale,
    stats,
    validate,
)

app = typer.Typer(
    name="foothold",
    help="Check the directory's entries, and build its site.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    new.new,
    confirm.confirm,
    format.format,
    validate.validate,
    build.build,
    serve.serve,
    geocode.geocode,
    schema.schema,
    check_links.check_links,
    from_issue.from_issue,
    issue_forms.issue_forms,
    duplicates.duplicates,
    stats.stats,
    stale.stale,
    bench.bench,
):
    app.command()(command)
