"""The catalogue that pages, open data and search are made from."""

from stafett.model.assemble import assemble
from stafett.model.catalogue import Catalogue

__all__ = ["Catalogue", "assemble"]
