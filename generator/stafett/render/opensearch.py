"""A description by which browsers offer the catalogue's search in their address bar: OpenSearch 1.1."""

from xml.etree import ElementTree as ET

from stafett.render.edition import Edition
from stafett.render.jobs import FileJob

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
FILE = "opensearch.xml"
MOST_NAME = 16
"""Signs of a short name, by the specification."""


def opensearch_path(edition: Edition) -> str:
    return edition.addresses.home(edition.language) + FILE


def opensearch_file(edition: Edition) -> FileJob:
    return FileJob(opensearch_path(edition), lambda: description(edition))


def description(edition: Edition) -> bytes:
    """Absolute addresses: the browser keeps the description, not where it came from."""
    name = edition.localised(edition.catalogue.site.name)
    search = edition.addresses.absolute(edition.addresses.section(edition.language, "search"))
    root = ET.Element("OpenSearchDescription", xmlns=NAMESPACE)
    for tag, text in (("ShortName", name[:MOST_NAME]), ("LongName", name[:48]), ("Description", name)):
        ET.SubElement(root, tag).text = text
    ET.SubElement(root, "Language").text = edition.language
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    ET.SubElement(root, "Url", type="text/html", method="get", template=f"{search}?q={{searchTerms}}")
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data
