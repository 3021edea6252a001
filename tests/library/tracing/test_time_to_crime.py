"""Days from the last sale to the recovery: a number, nothing, or a clear refusal."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.canonical import InvalidInput
from rastro.tracing import time_to_crime


def test_the_pistol_of_the_story_took_2172_days():
    assert time_to_crime(date(2015, 2, 3), date(2021, 1, 14)) == 2172


@pytest.mark.parametrize("dates", [(None, date(2021, 1, 14)), (date(2015, 2, 3), None), (None, None)])
def test_an_unknown_date_gives_no_number(dates):
    assert time_to_crime(*dates) is None


@given(st.dates(), st.dates())
def test_a_recovery_before_the_sale_is_refused_with_both_dates(one, other):
    sold_on, recovered_on = max(one, other), min(one, other)
    if sold_on == recovered_on:
        assert time_to_crime(sold_on, recovered_on) == 0
        return
    with pytest.raises(InvalidInput, match="lies before the sale") as refused:
        time_to_crime(sold_on, recovered_on)
    assert refused.value.code == "tracing.dates"
    assert refused.value.field == "recovered_on"
