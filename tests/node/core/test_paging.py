"""Pages of a list for programs: none skipped, none repeated, and a cursor of ours alone."""

import pytest

from rastro.canonical import InvalidInput
from rastro_node.authorities.models import Authority
from rastro_node.core.paging import page

pytestmark = pytest.mark.django_db


def test_every_row_comes_once(cast):
    every = [row.pk for row in Authority.objects.order_by("-id")]
    seen, cursor = [], ""
    while cursor is not None:
        rows, cursor = page(Authority.objects.all(), cursor=cursor, limit=2)
        seen += [row.pk for row in rows]
    assert seen == every


def test_a_row_that_comes_meanwhile_moves_nothing(cast):
    first, cursor = page(Authority.objects.all(), limit=2)
    Authority.objects.create(state_id="XA", code="new", name="New")
    second, _ = page(Authority.objects.all(), cursor=cursor, limit=2)
    assert not {row.pk for row in first} & {row.pk for row in second}


@pytest.mark.parametrize("cursor", ["x", "AAAA", "WyItaWQiLCJ1IiwieCJd", "🙂", "WyJuYW1lIiwicyIsIngiXQ"])
def test_a_cursor_that_is_not_ours_is_refused(cast, cursor):
    with pytest.raises(InvalidInput) as caught:
        page(Authority.objects.all(), cursor=cursor)
    assert caught.value.field == "cursor"
