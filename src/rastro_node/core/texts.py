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
        "core.rule.none": "This address has no rule that says who may use it, so nobody may. Tell the node operator.",
        "core.training.flag": "The training mode is not asked for in node.toml.",
        "core.training.state": "The training mode is refused: {state} can be a real State. Only the demo may use it, with a code such as XA. Take training = true out of node.toml.",
        "core.training.host": "The training mode is refused: {host} can be reached from other machines. Only a node on 127.0.0.1 may use it. Take training = true out of node.toml.",
        "core.training.seal": "The training mode is refused: this database was not made by the demo. Take training = true out of node.toml, or make the demo again.",
        "core.page.not_found": "There is nothing at this address. Check it, or search for what you need.",
        "core.request.bad": "The request could not be understood. Go back, reload the page and try again.",
        "core.request.csrf": "The form was too old or came from another page. Reload it and send it again.",
        "core.request.too_large": "What was sent is over the limit of {limit} bytes.",
        "core.request.method": "This address does not take {method} requests.",
        "core.request.not_valid": "Some of what was sent cannot be accepted: see the list of errors.",
        "core.request.field": "{message}",
        "core.token.needed": "Send a token: Authorization: Bearer TOKEN.",
        "core.throttled": "Too many requests. Wait {seconds} seconds and try again.",
        "core.error.title.invalid": "Not accepted",
        "core.error.title.forbidden": "Not allowed",
        "core.error.title.not_found": "Not found",
        "core.error.title.conflict": "Contradicts the record",
        "core.error.title.too_large": "Too large",
        "core.error.title.unavailable": "Not available now",
        "core.error.title.internal": "Something went wrong",
        "core.error.title.sign_in": "Sign in first",
        "core.error.title.too_many": "Too many requests",
        "core.error.title.method": "Not possible here",
        "core.number.unknown": "There is nothing with the number {number}.",
        "core.job.unknown": "There is no such job, or it is somebody else's.",
        "core.job.failed": "The job failed: {reason}",
        "core.job.broke": "The job failed for a reason nobody foresaw. It was recorded; tell the node operator its number.",
        "core.job.cancelled": "The job was cancelled. What it had stored stays stored.",
        "core.job.kind.unknown": "This node does not know jobs of the kind {kind}.",
        "core.job.over": "The job is over already.",
        "core.export.too_many": "The list has {rows} rows; at most {limit} can be exported at once. Narrow it with a filter.",
        "core.export.form": "A list is exported as csv, xlsx or json, not as {form}.",
        "core.cursor.invalid": "The cursor is not one of ours. Begin again without it.",
        "core.database.down": "The database does not answer. Nothing you sent was stored half; try again in "
        "a minute.",
        "core.disk.full": "The disk is full, so nothing more can be stored. Tell the node operator; nothing "
        "was stored half.",
    }
)
