"""Public numbers count up, never repeat, and nobody waits for another's transaction."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from rastro.canonical import check_public_number
from rastro_node.core.sequences import next_number, next_numbers


@pytest.mark.django_db
def test_numbers_count_up_in_a_kind_and_year():
    first, second = (check_public_number(next_number("T", year=2021)) for _ in range(2))
    assert (first.state, first.kind, first.year) == ("XA", "T", 2021)
    assert second.serial == first.serial + 1
    assert check_public_number(next_number("T", year=2022)).serial == 1
    assert check_public_number(next_number("R", year=2021)).serial == 1


@pytest.mark.django_db
def test_many_numbers_come_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        numbers = next_numbers("T", 1000)
    assert len(set(numbers)) == 1000
    assert next_numbers("T", 0) == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", "t", "TOOL", "T'; DROP TABLE x", "1"])
def test_a_kind_is_one_to_three_letters(kind):
    with pytest.raises(DatabaseError), transaction.atomic():
        next_number(kind)


def test_a_slow_transaction_keeps_nobody_waiting(own_database):
    next_number("T")
    others = []

    def take():
        others.append(next_number("T"))
        connection.close()

    with transaction.atomic():
        mine = next_number("T")
        thread = threading.Thread(target=take)
        thread.start()
        thread.join(5)
        assert others
        assert mine not in others
