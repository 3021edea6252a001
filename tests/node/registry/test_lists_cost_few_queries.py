"""A list costs the same number of queries however long it is; the number is committed here."""

import pytest

from rastro_node.core.context import this_node
from rastro_node.registry.services import NewFirearm, firearms_register

QUERIES = {
    "/firearms/": 3,
    "/firearms/?q=KX9931": 10,
    "/firearms/?make=Ferro&status=held": 6,
    "/firearms/pairs/": 2,
    "/imports/": 1,
    "/nomenclator/": 1,
    "/nomenclator/unknown/": 1,
}
"""Of the page itself: without the session, the account and the counts of the menu."""


@pytest.fixture
def registrar(sign_in):
    return sign_in("alice")


def counted(client, path, queries):
    with queries as made:
        assert client.get(path).status_code == 200
    rooms = ("registry_", "nomenclator_")
    return sum(any(room in query["sql"] for room in rooms) for query in made.captured_queries)


@pytest.mark.parametrize("path", QUERIES)
def test_it_costs_as_many_as_committed(registrar, path, django_assert_max_num_queries):
    few = counted(registrar, path, django_assert_max_num_queries(40))
    made = [NewFirearm(make="Ferro", serial=f"A{number // 2}") for number in range(2_000, 2_060)]
    firearms_register(made, actor=this_node())
    many = counted(registrar, path, django_assert_max_num_queries(40))
    menu = 2
    assert many <= QUERIES[path] + menu
    assert few <= many
