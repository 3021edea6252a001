"""Identifiers that grow, moments with one spelling, digests that can be forgotten."""

import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rastro.canonical import (
    InvalidInput,
    digest_of,
    is_digest,
    is_uuid7,
    new_salt,
    parse_timestamp,
    salted_digest,
    sha256_hex,
    system_clock,
    timestamp,
    uuid7,
)


def test_identifiers_of_one_process_sort_as_they_were_made():
    made = [uuid7() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(is_uuid7(each) for each in made)
    assert abs((made[0].int >> 80) - time.time_ns() // 1_000_000) < 60_000


def test_a_clock_that_steps_back_does_not_step_the_identifiers_back(monkeypatch):
    before = uuid7()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000_000_000_000)
    assert before < uuid7() < uuid7()


def test_threads_share_one_sequence():
    made = []

    def make():
        own = [uuid7() for _ in range(2_000)]
        assert own == sorted(own)
        made.extend(own)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8_000


@pytest.mark.parametrize(
    "text", ["0198a1b2-0000-4000-8000-000000000000", "0198a1b2-0000-7000-c000-000000000000"]
)
def test_other_versions_and_variants_are_not_ours(text):
    assert not is_uuid7(UUID(text))


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_read_back(moment):
    text = timestamp(moment)
    assert parse_timestamp(text) == moment
    assert timestamp(parse_timestamp(text)) == text


@given(st.text("0123456789-:TZ.+ t", max_size=30) | st.text(max_size=30))
def test_a_moment_has_no_second_spelling(text):
    try:
        moment = parse_timestamp(text)
    except InvalidInput:
        return
    assert timestamp(moment) == text


@pytest.mark.parametrize(
    "text",
    [
        "2021-01-14T09:30:00+00:00", "2021-01-14T09:30:00z", "2021-01-14t09:30:00Z", "2021-01-14 09:30:00Z",
        "2021-01-14T09:30Z", "2021-01-14T09:30:00.1Z", "2021-01-14T09:30:00.000000Z", "2021-01-14T24:00:00Z",
        "2021-01-14T09:30:60Z", "2021-02-29T09:30:00Z", "20210114T093000Z", "2021-W02-4T09:30:00Z",
        None, 1610616600,
    ],
)  # fmt: skip
def test_other_spellings_of_a_moment_are_refused(text):
    with pytest.raises(InvalidInput):
        parse_timestamp(text)


def test_a_moment_without_a_zone_is_not_written():
    with pytest.raises(InvalidInput) as caught:
        timestamp(datetime(2021, 1, 14))  # noqa: DTZ001 - the point
    assert caught.value.code == "canonical.time.zone"


def test_a_moment_is_written_in_utc():
    elsewhere = datetime(2021, 1, 14, 9, 30, tzinfo=timezone(timedelta(hours=-3)))
    assert timestamp(elsewhere) == "2021-01-14T12:30:00Z"
    assert system_clock().now().tzinfo is UTC


def test_a_salted_digest_cannot_be_guessed_from_a_list_of_names():
    salt = new_salt()
    assert salted_digest("Henrik Holm", salt=salt) == salted_digest("Henrik Holm", salt=salt)
    assert salted_digest("Henrik Holm", salt=salt) != digest_of("Henrik Holm")
    assert salted_digest("Henrik Holm", salt=salt) != salted_digest("Henrik Holm", salt=new_salt())
    with pytest.raises(InvalidInput) as caught:
        salted_digest("Henrik Holm", salt=b"short")
    assert caught.value.code == "canonical.digest.salt"


def test_what_is_a_digest():
    assert is_digest(sha256_hex(b""))
    assert not any(is_digest(each) for each in ("", "A" * 64, "0" * 63, "０" * 64, b"0" * 64, None, 0))
