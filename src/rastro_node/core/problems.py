"""Problem details (RFC 9457) of every error, and what a page says of it: one mapping for both."""

import errno
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError, DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext
from psycopg.errors import CharacterNotInRepertoire, DiskFull, UntranslatableCharacter

from rastro.canonical import RastroError, Text, Unavailable
from rastro_node.core import texts as _texts  # noqa: F401 - registers the sentences

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TITLES = {
    401: "core.error.title.sign_in",
    403: "core.error.title.forbidden",
    404: "core.error.title.not_found",
    405: "core.error.title.method",
    409: "core.error.title.conflict",
    413: "core.error.title.too_large",
    429: "core.error.title.too_many",
    500: "core.error.title.internal",
    503: "core.error.title.unavailable",
}
SIGN_IN = "core.rule.sign_in"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as a reader meets it.

    Parameters
    ----------
    status
        HTTP status.
    text
        What went wrong and what to do.
    field
        The input field, where there is one.
    errors
        Each wrong field, where there are several: `{"field": ..., "code": ..., "detail": ...}`.
    """

    status: int
    text: Text
    field: str | None = None
    errors: Sequence[Mapping[str, str]] = ()

    @property
    def code(self) -> str:
        """The stable code."""
        return self.text.code

    @property
    def title(self) -> str:
        """What kind of error it is, in the reader's language."""
        return Text(TITLES.get(self.status, "core.error.title.invalid")).say(gettext)

    @property
    def detail(self) -> str:
        """What went wrong and what to do, in the reader's language."""
        return self.text.say(gettext)

    def as_json(self, request: HttpRequest) -> dict[str, Any]:
        """The members of the problem document."""
        members: dict[str, Any] = {
            "type": f"urn:rastro:error:{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": request.path,
            "code": self.code,
        }
        if self.field:
            members["field"] = self.field
        if self.errors:
            members["errors"] = list(self.errors)
        return members

    def response(self, request: HttpRequest) -> JsonResponse:
        """The problem document as a response."""
        response = JsonResponse(self.as_json(request), status=self.status, content_type=MEDIA_TYPE)
        if self.status == 401:  # noqa: PLR2004
            response["WWW-Authenticate"] = 'Bearer realm="rastro"'
        if self.status == 503:  # noqa: PLR2004
            response["Retry-After"] = "10"
        return response


def problem_of(error: BaseException) -> Problem:
    """The problem any exception is; one nobody foresaw is logged and tells nothing of the inside."""
    match error:
        case RastroError():
            return of_rastro(error)
        case Http404():
            return Problem(404, Text("core.page.not_found"))
        case RequestDataTooBig() | TooManyFieldsSent() | TooManyFilesSent():
            from django.conf import settings

            return Problem(
                413, Text("core.request.too_large", {"limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE})
            )
        case PermissionDenied():
            return Problem(403, Text("core.request.refused"))
        case SuspiciousOperation():
            return Problem(400, Text("core.request.bad"))
    return of_machine(error)


def of_rastro(error: RastroError) -> Problem:
    """The problem one of our own errors is."""
    status = 401 if error.code == SIGN_IN else error.status
    if status >= 500 and not isinstance(error, Unavailable):  # noqa: PLR2004
        log.error("%s", error)
    return Problem(status, error.text, error.field)


def of_machine(error: BaseException) -> Problem:
    """Database down, disk full, or our own mistake."""
    cause = error.__cause__ or error
    if isinstance(error, ValueError) and "NUL" in str(error):
        return Problem(422, Text("core.request.characters"))
    if isinstance(error, DataError):
        characters = isinstance(cause, UntranslatableCharacter | CharacterNotInRepertoire)
        return Problem(422, Text("core.request.characters" if characters else "core.request.value"))
    if is_disk_full(error):
        log.error("the disk is full: %s", error)
        return Problem(503, Text("core.disk.full"))
    if isinstance(error, OperationalError | InterfaceError) or _is_lost(error):
        log.error("the database does not answer: %s", error)
        return Problem(503, Text("core.database.down"))
    log.error("unforeseen error", exc_info=error)
    return Problem(500, Text("canonical.internal"))


def is_disk_full(error: BaseException) -> bool:
    """Whether we or the database met the end of a disk."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    # A server that cannot even greet a new connection for want of room says so in words alone.
    in_words = isinstance(error, DatabaseError) and os.strerror(errno.ENOSPC) in str(error)
    return in_words or isinstance(error.__cause__ or error, DiskFull)


def said_in_command(error: OSError | DatabaseError) -> Exception:
    """What a command raises instead: one clear line for a full disk or a silent database, else the error."""
    if is_disk_full(error):
        return Unavailable("core.disk.full")
    return Unavailable("core.database.down") if isinstance(error, OperationalError) else error


def _is_lost(error: BaseException) -> bool:
    """Whether a database error only says that the connection went away."""
    return isinstance(error, DatabaseError) and "connection" in str(error).lower()
