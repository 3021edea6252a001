"""What this State tells to whom: the policy in force, State by State and purpose by purpose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rastro_node.core.context import actor_of
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import requires
from rastro_node.tracing.disclosure import policy_in_force
from rastro_node.tracing.saying import say
from rastro_node.tracing.selectors.policies import policy_table
from rastro_node.tracing.services.reading import policy_read


@requires(Permission.POLICY_READ)
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """The policy as it decides: what a State would be told for a purpose, and by which rule."""
    standing = policy_in_force()
    policy_read(actor=actor_of(request), version=standing.policy.version)
    shown = {
        "policy": standing.policy,
        "problem": say(standing.problem) if standing.problem else "",
        "table": policy_table(standing.policy),
    }
    return render(request, "tracing/policy.html", shown)
