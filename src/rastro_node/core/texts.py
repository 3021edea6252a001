"""What the node's core says: rules, refusals, errors at the edge, jobs."""

from rastro.canonical import register

register(
    {
        "core.rule.sign_in": "Sign in first: nothing of this is shown to strangers.",
        "core.rule.other_state": "This node serves {state}; your authority belongs to {actor_state}. Ask "
        "through your own national contact point.",
        "core.rule.no_role": "None of your roles may do this ({permission}). Ask whoever grants roles in "
        "your authority.",
        "core.rule.role": "One of your roles allows it ({permission}).",
        "core.rule.public": "Anyone may see this.",
        "core.rule.signed_in": "Whoever is signed in at this node may do this.",
        "core.rule.own_account": "It is your own account.",
        "core.rule.second_factor": "Add a second factor to your account first: a passkey or an "
        "authenticator app.",
        "core.rule.training_only": "This exists only in the training demo.",
        "core.page.not_found": "There is nothing at this address. Check it, or search for what you need.",
        "core.request.bad": "The request could not be understood. Go back, reload the page and try again.",
        "core.request.csrf": "The form was too old or came from another page. Reload it and send it again.",
        "core.request.too_large": "What was sent is over the limit of {limit} bytes.",
        "core.request.method": "This address does not take {method} requests.",
        "core.request.not_valid": "Some of what was sent cannot be accepted: see the list of errors.",
        "core.request.field": "{message}",
        "core.token.needed": "Send a token: Authorization: Bearer TOKEN.",
        "core.throttled": "Too many requests. Wait {seconds} seconds and try again.",
        "core.database.down": "The database does not answer. Nothing you sent was stored half; try again in "
        "a minute.",
        "core.disk.full": "The disk is full, so nothing more can be stored. Tell the node operator; nothing "
        "was stored half.",
    }
)
