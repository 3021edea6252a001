"""Galleries of surfaces: kept on disk, grown, searched, audited."""

from rastro.ballistics.gallery import texts as _texts
from rastro.ballistics.gallery.auditing import Audit, audit
from rastro.ballistics.gallery.comparing import Ranked, compare_found
from rastro.ballistics.gallery.folder import Entry, Gallery
from rastro.ballistics.gallery.searching import Found, search
from rastro.ballistics.gallery.sketch import Sketch, sketch, sketch_level

__all__ = [
    "Audit",
    "Entry",
    "Found",
    "Gallery",
    "Ranked",
    "Sketch",
    "audit",
    "compare_found",
    "search",
    "sketch",
    "sketch_level",
]

del _texts
