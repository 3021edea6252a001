"""A list of custody costs the same number of queries however long it is; the number is committed here."""

import pytest

from rastro_node.core.context import this_node
from rastro_node.custody.describing import NewExhibit
from rastro_node.custody.services import case_open
from rastro_node.custody.values import NewCase

QUERIES = {
    "/cases/": 3,
    "/cases/?q=C-1": 3,
    "/exhibits/": 3,
    "/exhibits/?q=A1000": 9,
    "/exhibits/?kind=firearm&owner=police": 4,
    "/exhibits/again/": 2,
}
"""Of the page itself: the rows, and their counts by facet; a serial is also looked for by its parts."""


def counted(client, path, queries):
    with queries as made:
        assert client.get(path).status_code == 200
    return sum("custody_" in query["sql"] for query in made.captured_queries)


@pytest.mark.parametrize("path", QUERIES)
def test_it_costs_as_many_as_committed(sign_in, path, django_assert_max_num_queries):
    clerk = sign_in("fabio")
    few = counted(clerk, path, django_assert_max_num_queries(40))
    for number in range(40):
        things = [NewExhibit(kind="firearm", make="Ferro", type="pistol", serial=f"A{10_000 + number // 2}")]
        case_open(actor=this_node(), case=NewCase(external_id=f"C-{number}"), exhibits=things)
    many = counted(clerk, path, django_assert_max_num_queries(40))
    assert max(few, many) <= QUERIES[path]
