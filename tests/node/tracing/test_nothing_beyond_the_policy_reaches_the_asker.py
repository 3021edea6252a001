"""Every field of an answer has a mark of its own: of a group not granted, none is anywhere at the asker.

The answer is cut and sealed as the other State's node does it; then every row of our database, every page and
every address of the API is searched.
"""

import base64
import dataclasses
import itertools
import types
import typing
from datetime import date, timedelta
from enum import Enum

import pytest
from django.db import connection
from django.test import Client
from psycopg import sql
from tests.node.config.addresses import SAMPLES, addresses

from rastro.canonical import Text
from rastro.tracing import ANSWER, Group, TraceAnswer, disclose
from rastro.tracing.disclosure import Direction, Grant
from rastro.tracing.disclosure_policy import ANSWER_GROUPS
from rastro.tracing.disclosure_shapes import leaves
from rastro_node.accounts.services.tokens import token_create
from rastro_node.tracing.models import ReceivedAnswer, Trace

UNMARKED = {"outcome.code", "outcome.also"}
"""One of fourteen words each; what they say is tested by their path."""


def seeded(kind, count):
    """A value of a type, in which every word, day and number is its own."""
    match typing.get_origin(kind), typing.get_args(kind):
        case types.UnionType, (inner, *_):
            return seeded(inner, count)
        case _, (inner, types.EllipsisType()):
            return (seeded(inner, count),)
    if dataclasses.is_dataclass(kind) and kind is not Text:
        hints = typing.get_type_hints(kind)
        return kind(**{field.name: seeded(hints[field.name], count) for field in dataclasses.fields(kind)})
    if issubclass(kind, Enum):
        return next(iter(kind))
    if kind is bool:
        return True
    number = next(count)
    values = {
        str: f"ZQ{number:04}QZ",
        date: date(1911, 1, 1) + timedelta(days=number),
        int: 9_100_000 + number,
        Text: Text("tracing.disclosure.by_hand", {"why": f"ZQ{number:04}QZ"}),
    }
    return values[kind]


def marks_of(value, path=""):
    """Each mark in a body with the path where it stands."""
    if isinstance(value, dict) and set(value) == {"code", "params"}:
        yield path, value["params"]["why"]
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from marks_of(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            nested = isinstance(inner, dict) and set(inner) != {"code", "params"}
            yield from marks_of(inner, f"{path}[]" if nested else path)
    else:
        yield path, str(value)


WHOLE = dataclasses.replace(seeded(TraceAnswer, itertools.count()), withheld=())
GROUP_OF = dict(leaves(ANSWER))
MARKS = {path: mark for path, mark in marks_of(WHOLE.as_body()) if path in GROUP_OF and path not in UNMARKED}


def marks_in(groups):
    return {mark for path, mark in MARKS.items() if GROUP_OF[path] in groups}


def test_every_field_of_an_answer_is_seeded():
    unmarked = {path for path in GROUP_OF if path not in MARKS} - UNMARKED
    assert unmarked == set()
    assert {GROUP_OF[path] for path in MARKS} == ANSWER_GROUPS | {Group.REFERENCE}
    assert len(set(MARKS.values()) - {"True"}) == len(MARKS) - 1


@pytest.fixture
def answered(asked, borealia, receive):
    """Ask Borealia; it answers with these groups granted. The sealed bytes."""

    def of(groups):
        request = asked()
        grant = Grant("XB-9", "of the test", Direction.ANSWER, frozenset(groups), automatic=True)
        whole = dataclasses.replace(WHOLE, trace=request.trace.number)
        sealed = borealia.sealed(
            typ="trace.answer",
            body=disclose(whole, grant).as_body(),
            in_reply_to=request.message_id,
            case=request.trace.number,
        )
        assert receive(sealed) == ["stored"]
        assert ReceivedAnswer.objects.count() == 1
        return sealed

    return of


def everything_stored():
    """Every row of every table as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            query = sql.SQL("SELECT convert_to(t::text, 'UTF8') FROM {} t").format(sql.Identifier(table))
            cursor.execute(query)
            yield from (f"{table} {bytes(row).decode()}" for (row,) in cursor.fetchall())


def sent_and_stored(sealed):
    pieces = sealed.split(b".")
    opened = [
        base64.urlsafe_b64decode(piece + b"=" * (-len(piece) % 4)).decode("utf-8", "replace")
        for piece in pieces[:2]
    ]
    return "\n".join([*opened, *everything_stored()])


def everything_shown(client, api):
    """Every page and every address of the API that a tracing officer may ask about this trace."""
    trace = str(Trace.objects.get().pk)
    for address in addresses():
        if address.method != "GET" or address.name.startswith(("account", "mfa")):
            continue
        path = address.path.replace(SAMPLES["uuid"], trace)
        answer = (api if path.startswith("/api/") else client).get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code < 500, path
        yield path, body.decode("utf-8", "replace")


@pytest.fixture
def everywhere(sign_in, cast, actor):
    def texts():
        scopes = ["trace.read", "request.read"]
        secret = token_create(user=cast["bruno"], name="t", scopes=scopes, by=actor("bruno")).secret
        api = Client(headers={"authorization": f"Bearer {secret}"})
        return dict(everything_shown(sign_in("bruno"), api))

    return texts


@pytest.mark.parametrize("group", sorted(ANSWER_GROUPS))
def test_of_a_group_not_granted_there_is_no_mark_anywhere(answered, everywhere, group):
    sealed = answered(ANSWER_GROUPS - {group})
    stored, shown = sent_and_stored(sealed), everywhere()
    for mark in marks_in({group}):
        assert mark not in stored
        assert not [path for path, text in shown.items() if mark in text]
    assert all(mark in stored for mark in marks_in(ANSWER_GROUPS - {group}))


@pytest.mark.parametrize("group", sorted(ANSWER_GROUPS))
def test_of_one_group_granted_there_is_no_mark_of_another(answered, group):
    stored = sent_and_stored(answered({group}))
    assert not [mark for mark in marks_in(ANSWER_GROUPS - {group}) if mark in stored]
    assert all(mark in stored for mark in marks_in({group}))


def test_what_is_granted_is_shown_on_the_page_of_the_trace(answered, everywhere):
    """So that the searches above would find a leak where one could be seen."""
    answered(ANSWER_GROUPS)
    shown = everywhere()
    page = shown[f"/traces/{Trace.objects.get().pk}/"]
    seen = {GROUP_OF[path] for path, mark in MARKS.items() if mark in page}
    assert seen >= ANSWER_GROUPS - SAID_OTHERWISE, ANSWER_GROUPS - seen


SAID_OTHERWISE = {Group.OUTCOME, Group.DESCRIPTION, Group.STATUS, Group.THEFT_REPORT, Group.TIME_TO_CRIME}
"""Days, numbers and codes that a page puts into words of its own, or that candidates say already."""
