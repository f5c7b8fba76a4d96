"""Links by which a reader tells the maintainers something: a new issue with its first lines written. Pure."""

from urllib.parse import quote, urlencode

from generator.site.page import Settings

HOW_DO_YOU_KNOW = "How do you know (a call, a visit, a web page)?"


def new_issue(settings: Settings, title: str, body: str) -> str:
    """The address of a prefilled new issue; empty where nobody knows the repository."""
    if not settings.repo_url:
        return ""
    return f"{settings.repo_url}/issues/new?{urlencode({'title': title, 'body': body}, quote_via=quote)}"
