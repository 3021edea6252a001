"""The rule of every address: who may use it. A view without a rule fails the test suite, and is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rastro_node.core.actors import Actor, ActorKind
from rastro_node.core.context import acting, actor_of
from rastro_node.core.hooks import Refusal, on_refusal
from rastro_node.core.keys import own_state
from rastro_node.core.permissions import Permission
from rastro_node.core.policies import Decision, allowed, may, refused

ATTRIBUTE = "rastro_rule"
INSIDE = "rastro_ruled_inside"


class Access(StrEnum):
    """Kinds of rules."""

    PUBLIC = "public"
    OWN_ACCOUNT = "own_account"
    SIGNED_IN = "signed_in"
    PERMISSION = "permission"
    PEER = "peer"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may use an address.

    Parameters
    ----------
    access
        Anyone; whoever has an account, of any State; whoever serves this State; holders of a permission;
        another State's node (checked by the exchange itself).
    permission
        For `PERMISSION`.
    reason
        Why it is open, for `PUBLIC`, `OWN_ACCOUNT` and `PEER`.
    """

    access: Access
    permission: Permission | None = None
    reason: str = ""

    def decide(self, actor: Actor) -> Decision:
        """Whether that actor may use the address."""
        if self.access in {Access.PUBLIC, Access.PEER}:
            return allowed("core.rule.public")
        if not actor.is_known:
            return refused("core.rule.sign_in")
        if self.access is Access.OWN_ACCOUNT:
            return allowed("core.rule.own_account")
        if actor.state != own_state():
            return refused("core.rule.other_state", actor_state=actor.state or "-", state=own_state())
        if actor.kind is ActorKind.PERSON and actor.assurance < settings.LEAST_ASSURANCE:
            return refused("core.rule.second_factor")
        if self.permission is not None:
            return may(actor, self.permission, state=own_state())
        return allowed("core.rule.signed_in")


type View = Callable[..., Any]


def requires(permission: Permission) -> Callable[[View], View]:
    """Only whoever holds the permission, serving this State. For views and API operations.

    Below `@router.get(...)`, above the function: the rule is checked before anything is looked up.
    """
    return _with_rule(Rule(Access.PERMISSION, permission))


def signed_in(view: View) -> View:
    """Whoever has signed in and serves this State."""
    return _with_rule(Rule(Access.SIGNED_IN))(view)


def own_account(reason: str) -> Callable[[View], View]:
    """Whoever has an account, of whatever State: for pages about that account alone."""
    return _with_rule(Rule(Access.OWN_ACCOUNT, reason=reason))


def public(reason: str) -> Callable[[View], View]:
    """Anyone, for the reason given."""
    return _with_rule(Rule(Access.PUBLIC, reason=reason))


def peers_only(reason: str) -> Callable[[View], View]:
    """Other nodes, which the exchange itself knows by certificate and signature."""
    return _with_rule(Rule(Access.PEER, reason=reason))


def rule_of(view: View) -> Rule | None:
    """The rule attached to a view or API operation, if it has one."""
    rule = getattr(view, ATTRIBUTE, None)
    return rule if isinstance(rule, Rule) else None


def ruled_inside(view: View) -> View:
    """Say that a view leaves the rule to what it calls: the API's, whose operations each have one."""
    setattr(view, INSIDE, True)
    return view


def is_ruled_inside(view: View) -> bool:
    """Whether a view leaves the rule to what it calls."""
    return bool(getattr(view, INSIDE, False))


def _with_rule(rule: Rule) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def ruled(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            check(request, rule)
            with acting(actor_of(request), purpose=purpose_of(request)):
                response: HttpResponse = view(request, *args, **kwargs)
            return response

        setattr(ruled, ATTRIBUTE, rule)
        return ruled

    return decorate


def purpose_of(request: HttpRequest) -> str:
    """The purpose a program states in `Rastro-Purpose`, cut to a line; pages state theirs where they ask."""
    return "".join(c for c in request.headers.get("Rastro-Purpose", "")[:200] if c.isprintable())


def check(request: HttpRequest, rule: Rule) -> None:
    """Let the request pass, or announce the refusal and refuse.

    Raises
    ------
    Forbidden
        With the rule's code.
    """
    actor = actor_of(request)
    decision = rule.decide(actor)
    if decision:
        return
    match = request.resolver_match
    on_refusal.announce(
        Refusal(
            actor=actor,
            permission=rule.permission,
            rule=decision.rule,
            method=request.method or "",
            route=match.route if match else "",
            subject=request.path,
        )
    )
    decision.or_refuse()
