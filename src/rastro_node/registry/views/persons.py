"""Persons by name. The name comes by POST, so that it stands in no address, log or history."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rastro.canonical import RastroError
from rastro_node.core.actors import Actor
from rastro_node.core.context import actor_of
from rastro_node.core.error_pages import error_to_form
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.core.search import Door, cleaned
from rastro_node.registry.saying import PURPOSES
from rastro_node.registry.selectors.persons import LONGEST
from rastro_node.registry.services import persons_look_up


class PersonForm(forms.Form):
    """Whom to look for, and why."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    purpose = forms.ChoiceField(label=_("Why you look"), choices=[("", "—"), *PURPOSES.items()])


@requires(Permission.PERSON_READ)
@require_http_methods(["GET", "POST"])
def persons(request: HttpRequest) -> HttpResponse:
    """Who holds or held firearms under a name; each look is on record with its purpose."""
    form, found = PersonForm(request.POST or None), None
    if form.is_valid():
        try:
            found = persons_look_up(
                actor=actor_of(request),
                name=cleaned(form.cleaned_data["name"]),
                purpose=form.cleaned_data["purpose"],
            )
        except RastroError as error:
            error_to_form(form, error)
    wrong = form.is_bound and found is None
    return render(
        request, "registry/persons.html", {"form": form, "found": found}, status=422 if wrong else 200
    )


def _purposes(_actor: Actor) -> dict[str, object]:
    return {"purposes": PURPOSES.items()}


DOOR = Door(
    name="persons",
    label=_("Persons"),
    icon="users",
    order=40,
    permission=Permission.PERSON_READ,
    template="registry/_persons_door.html",
    context=_purposes,
)
