"""Links by which a reader changes an entry or tells the maintainers something. Pure; empty without a repository."""

from urllib.parse import quote, urlencode

from generator.site.page import Settings

HOW_DO_YOU_KNOW = "How do you know (a call, a visit, a web page)?"


def new_issue(settings: Settings, title: str, body: str) -> str:
    """The address of a prefilled new issue; empty where nobody knows the repository."""
    if not settings.repo_url:
        return ""
    return f"{settings.repo_url}/issues/new?{urlencode({'title': title, 'body': body}, quote_via=quote)}"


def edit_link(settings: Settings, file: str) -> str:
    """Where the repository lets people edit a file of the data folder; empty where nobody knows the repository.

    MkDocs' `edit_uri` leads to the docs folder ("edit/main/docs/"); the data folder lies beside it. Like
    MkDocs, an `edit_uri` that is a whole address, or opens with "?" or "#", is taken as it is.
    """
    if not settings.repo_url:
        return ""
    beside = settings.edit_uri.rstrip("/").removesuffix("docs")
    if beside and not beside.endswith(("/", "=")):
        beside += "/"
    if "://" not in beside:
        beside = settings.repo_url + ("" if beside[:1] in ("?", "#") else "/") + beside.lstrip("/")
    return f"{beside}data/{quote(file)}"
