"""The OpenSearch description, by which a browser can add the site to its own search box. Pure.

OpenSearch 1.1 draft 6 (https://github.com/dewitt/opensearch). Its addresses are absolute by definition, so
there is no file where nobody knows the site's address.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.site.page import Settings
from generator.text import shorten

PATH = "opensearch.xml"
TYPE = "application/opensearchdescription+xml"
_LONGEST_NAME = 16
"""Characters that OpenSearch allows a ShortName."""


def opensearch_files(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The description at the site's root, when the site has an address."""
    if settings.site_url:
        yield PATH, description(settings)


def description(settings: Settings) -> bytes:
    """Where a browser sends what a person types, and what it calls the site."""
    site = settings.site_url
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{escape(shorten(settings.site_name, _LONGEST_NAME))}</ShortName>
  <Description>Groups, associations and offices that help you find work, by city or field</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="32" height="32" type="image/png">{escape(site)}assets/icons/icon-32.png</Image>
  <Url type="text/html" method="get" template={quoteattr(site + "search/?q={searchTerms}")}/>
  <Url type={quoteattr(TYPE)} rel="self" template={quoteattr(site + PATH)}/>
</OpenSearchDescription>
""".encode()
