"""The cast of the story, as accounts: the same people in every test, the demo and the tutorials."""

import dataclasses
from dataclasses import dataclass

import pytest
from django.conf import settings as django_settings
from django.test import Client

from rastro_node.accounts.middleware import METHODS
from rastro_node.accounts.models import RoleGrant, User
from rastro_node.accounts.roles import Role
from rastro_node.accounts.selectors import actor_of_user
from rastro_node.authorities.services import authority_set, state_set
from rastro_node.demo.records import states


@dataclass(frozen=True, slots=True)
class Player:
    """One of the cast: sign-in name, name, authority, role and language."""

    username: str
    name: str
    authority: str
    role: Role | None
    language: str


STORY = states()
STATES = {**{code: state.name for code, state in STORY.items()}, "XS": "Secretariat"}
AUTHORITIES = {
    **{code: (state.code, name) for state in STORY.values() for code, name in state.authorities.items()},
    "secretariat": ("XS", "Technical Secretariat"),
}
CAST = (
    *(
        Player(
            each.username, each.name, each.authority, Role(each.role) if each.role else None, each.language
        )
        for state in STORY.values()
        for each in state.people
    ),
    Player("mallory", "Mallory", "customs", None, "en"),
)


@pytest.fixture
def cast(db):
    """Everybody, by sign-in name: `cast["bruno"]`."""
    return make_cast()


def make_cast():
    """The cast's accounts in the database Django is pointed at; the node serves the State of its settings."""
    own = django_settings.RASTRO.text("node.state")
    for code, name in STATES.items():
        state_set(code=code, name=name, own=code == own)
    authorities = {
        code: authority_set(state=state, code=code, name=name) for code, (state, name) in AUTHORITIES.items()
    }
    users = [
        User(
            username=each.username,
            name=each.name,
            email=f"{each.username}@example.test",
            authority=authorities[each.authority],
            language=each.language,
            password="!never",
        )
        for each in CAST
    ]
    made = {user.username: user for user in User.objects.bulk_create(users)}
    RoleGrant.objects.bulk_create(
        RoleGrant(user=made[each.username], role=each.role) for each in CAST if each.role
    )
    return made


@pytest.fixture
def actor(cast):
    """Factory of actors: `actor("bruno")`."""

    def by_name(username, *, assurance=2):
        return actor_of_user(
            User.objects.select_related("authority__state").get(username=username), assurance=assurance
        )

    return by_name


@pytest.fixture
def sign_in(cast):
    """Factory of signed-in browsers: `sign_in("bruno").get("/")`; two factors unless said otherwise."""

    def client_of(username, *, second_factor="totp"):
        client = Client()
        client.force_login(cast[username], backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[METHODS] = [{"method": "password"}]
        if second_factor:
            session[METHODS] += [{"method": "mfa", "type": second_factor}]
        session.save()
        return client

    return client_of


@pytest.fixture
def serve_state(settings):
    """Let this node serve another State for one test: `serve_state("XB")`, before anything is made."""

    def serve(code, **values):
        changed = {**settings.RASTRO.values, "node.state": code, **values}
        settings.RASTRO = dataclasses.replace(settings.RASTRO, values=changed)

    return serve


for _player in CAST:

    def _one(cast, _name=_player.username):
        return cast[_name]

    globals()[_player.username] = pytest.fixture(name=_player.username)(_one)
