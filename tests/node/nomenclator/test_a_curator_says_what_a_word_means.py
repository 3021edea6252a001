"""Words no table knows are counted and kept; a curator decides, and firearms are found under the term."""

import pytest

from rastro.canonical import Conflict, NotFound, TooLarge
from rastro_node.core.context import this_node
from rastro_node.ledger.models import Entry
from rastro_node.nomenclator.models import UnknownTerm
from rastro_node.nomenclator.selectors import Resolver, suggestions
from rastro_node.nomenclator.services import term_decide, term_reopen, terms_keep
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


def test_a_models_name_is_not_said_of_another_makers_arms(db):
    terms_keep([("model", "Gizmo 9000")])
    term_decide(actor=this_node(), term_id=UnknownTerm.objects.get().pk, code="taurus_pt_92")
    assert Resolver().codes(make="Taurus", model="gizmo 9000").model == "taurus_pt_92"
    assert Resolver().codes(make="Glock", model="gizmo 9000").model == ""
    assert Resolver().codes(model="gizmo 9000").model == "taurus_pt_92"


def test_a_decision_is_taken_back_and_what_was_found_by_it_is_found_no_more(word):
    term_decide(actor=this_node(), term_id=word.pk, code="ferro")
    row = term_reopen(actor=this_node(), term_id=word.pk)
    assert (row.state, row.code, row.decided_by) == ("waiting", "", "")
    assert Firearm.objects.get().make_code == ""
    assert Resolver().codes(make="Ferrrro").make == ""
    assert Entry.objects.filter(action="term.reopen", object=f"term/{word.pk}").exists()
    with pytest.raises(Conflict):
        term_reopen(actor=this_node(), term_id=word.pk)


def test_what_the_tables_say_surely_no_decision_overrules(db):
    UnknownTerm.objects.create(kind="make", plain="taurus", raw="Taurus", state="mapped", code="ferro")
    assert Resolver().codes(make="TAURUS").make == "taurus"


def test_words_written_alike_are_decided_together_each_on_record(db):
    terms_keep([("make", "Ferrrro"), ("make", "ferrr-ro"), ("make", "Zorglub")])
    first = UnknownTerm.objects.get(raw="Ferrrro")
    term_decide(actor=this_node(), term_id=first.pk, code="ferro", with_alike=True)
    assert UnknownTerm.objects.filter(code="ferro").count() == 2
    assert Entry.objects.filter(action="term.decide").count() == 2


def test_several_are_decided_at_once_or_none(db, sign_in):
    terms_keep([("make", "Ferrrro"), ("calibre", "9 mm blablum"), ("make", "Zorglub")])
    pages = {each.raw: str(each.pk) for each in UnknownTerm.objects.all()}
    client = sign_in("alice")
    url = "/nomenclator/unknown/decide/"
    chosen = {"word": [pages["Ferrrro"], pages["Zorglub"]], f"code-{pages['Ferrrro']}": "ferro"}
    assert client.post(url, chosen | {"act": "accept"}).status_code == 302
    assert dict(UnknownTerm.objects.values_list("raw", "state"))["Ferrrro"] == "mapped"
    assert UnknownTerm.objects.get(raw="Zorglub").state == "waiting"
    client.post(url, {"word": [pages["Zorglub"]], "act": "keep"})
    assert UnknownTerm.objects.get(raw="Zorglub").state == "kept"
    client.post(url, {"accept_one": pages["9 mm blablum"], f"code-{pages['9 mm blablum']}": "9x19"})
    assert UnknownTerm.objects.get(kind="calibre").code == "9x19"
    bad = {"word": [pages["Zorglub"], pages["Ferrrro"]], f"code-{pages['Zorglub']}": "ferro"}
    answer = client.post(url, {**bad, f"code-{pages['Ferrrro']}": "nothing", "act": "accept"})
    assert answer.status_code == 404
    assert UnknownTerm.objects.get(raw="Zorglub").state == "kept"
    assert client.post(url, {"word": ["x"], "act": "keep"}).status_code == 422
    assert client.post(url, {}).status_code == 302


def test_the_words_page_says_what_a_decision_changes(word, sign_in):
    page = sign_in("alice").get(f"/nomenclator/unknown/{word.pk}/")
    assert sum(count for _label, count in page.context["bearing"]) == 1
    assert page.context["suggestions"][0].reason.params["name"] == "Ferro"
    refused = sign_in("alice").post(f"/nomenclator/unknown/{word.pk}/", {"other": "no-such"})
    assert refused.status_code == 422
    assert sign_in("bruno").get(f"/nomenclator/unknown/{word.pk}/").status_code == 403


def test_the_queue_costs_the_same_however_many_words_wait(db, sign_in, django_assert_max_num_queries):
    client, cost = sign_in("alice"), []
    for count in (3, 25):
        terms_keep([("make", f"Zorglub {number} & Sons") for number in range(count)])
        with django_assert_max_num_queries(40) as made:
            assert client.get("/nomenclator/unknown/").status_code == 200
        cost.append(len(made.captured_queries))
    assert cost[1] <= cost[0]
