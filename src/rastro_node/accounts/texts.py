"""What goes wrong with accounts, roles and tokens, in sentences."""

from rastro.canonical import register

register(
    {
        "accounts.sign_in.locked": "Too many failed sign-ins for this name. Wait {minutes} minutes, or ask whoever manages accounts.",
        "accounts.user.unknown": "There is no account {username}. Check the name.",
        "accounts.user.username.taken": "The name {username} is taken. Choose another.",
        "accounts.user.username.invalid": "A sign-in name has 2 to 60 characters: small letters, digits, dots, "
        "hyphens and underscores, starting with a letter.",
        "accounts.user.email.taken": "The address {email} belongs to another account.",
        "accounts.role.unknown": "There is no role {role}. The roles are: {roles}.",
        "accounts.role.own": "Nobody grants a role to themselves. Ask a colleague with that power.",
        "accounts.role.not_held": "{username} does not hold the role {role}.",
        "accounts.token.scope.unknown": "There is no permission {scope}. The permissions are: {scopes}.",
        "accounts.token.scope.not_held": "{username} may not do this: {scope}. A token can do no more than its "
        "owner.",
        "accounts.token.scope.none": "Choose at least one thing the token may do.",
        "accounts.token.name.invalid": "A token's name has 1 to 60 characters: letters, digits, dots, hyphens.",
        "accounts.token.name.taken": "You have a token named {name} already. Choose another name or revoke it.",
        "accounts.token.expiry.invalid": "A token lives between 1 and {most} days.",
        "accounts.token.unknown": "There is no such token.",
        "accounts.token.refused": "The token is unknown, expired or revoked. Ask its owner for a new one.",
    }
)
