"""Words no table knows are counted and kept; a curator decides, and firearms are found under the term."""

import pytest

from rastro.canonical import Conflict, NotFound, TooLarge
from rastro_node.core.context import this_node
from rastro_node.ledger.models import Entry
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.selectors import Resolver, suggestions
from rastro_node.nomenclator.services import term_decide, terms_keep
from rastro_node.registry.models import Firearm
from rastro_node.registry.services import NewFirearm, firearm_register


@pytest.fixture
def word(db):
    firearm_register(actor=this_node(), firearm=NewFirearm(make="Ferrrro", serial="A1"))
    return UnknownTerm.objects.get()


def test_a_word_is_counted_however_it_is_written(word):
    terms_keep([("make", "FERRRRO"), ("make", " ferrrro ")])
    word.refresh_from_db()
    assert (word.raw, word.times, word.state) == ("Ferrrro", 3, "waiting")


def test_what_it_may_mean_is_suggested(word):
    assert suggestions(word)[0].term.code == "ferro"


def test_once_decided_the_word_means_that_term_and_stays_as_read(word):
    term_decide(actor=this_node(), term_id=word.pk, code="ferro", note="a slip")
    assert Resolver().codes(make="FERRRRO").make == "ferro"
    row = Firearm.objects.get()
    assert (row.make, row.make_code) == ("Ferrrro", "ferro")
    assert Entry.objects.filter(action="term.decide", object=f"term/{word.pk}").exists()


def test_it_may_stay_as_read(word):
    assert term_decide(actor=this_node(), term_id=word.pk).state == "kept"
    assert Resolver().codes(make="Ferrrro").unknown == (("make", "Ferrrro"),)


def test_what_is_no_term_is_refused(word):
    with pytest.raises(NotFound, match=r"code\.unknown"):
        term_decide(actor=this_node(), term_id=word.pk, code="no-such-make")
    with pytest.raises(TooLarge):
        term_decide(actor=this_node(), term_id=word.pk, note="x" * 401)


def test_two_curators_do_not_overwrite_each_other_unseen(word, monkeypatch):
    from rastro_node.nomenclator.services import words as services

    term_decide(actor=this_node(), term_id=word.pk, code="ferro")
    monkeypatch.setattr(services, "unknown_term", lambda _id: word)
    with pytest.raises(Conflict):
        term_decide(actor=this_node(), term_id=word.pk, code="taurus")


def test_the_pages_show_terms_and_words(word, sign_in):
    client = sign_in("alice")
    for query in ("", "?kind=calibre", "?kind=type&q=pist", "?kind=nonsense&page=99"):
        assert client.get(f"/nomenclator/{query}").status_code == 200
    assert "Ferrrro" in client.get("/nomenclator/unknown/").content.decode()
    decided = client.post(f"/nomenclator/unknown/{word.pk}/", {"code": "ferro"})
    assert decided.status_code == 302
    word.refresh_from_db()
    assert word.code == "ferro"
