"""Who may use the addresses whose views are allauth's. One that is not here serves nobody."""

from rastro_node.core import rules_of_others

PUBLIC = {
    "account_login": "The door.",
    "account_inactive": "Says that an account is closed.",
    "mfa_authenticate": "The second step of the door: allauth knows who passed the first.",
    "mfa_login_webauthn": "The door for a passkey.",
}
OWN = {
    "account_logout": "Everybody may leave.",
    "account_reauthenticate": "To show again who one is.",
    "account_change_password": "One's own password.",
    "account_set_password": "One's own first password.",
    "mfa_index": "One's own factors.",
    "mfa_reauthenticate": "To show again who one is.",
    "mfa_activate_totp": "One's own authenticator app.",
    "mfa_deactivate_totp": "One's own authenticator app.",
    "mfa_view_recovery_codes": "One's own recovery codes.",
    "mfa_generate_recovery_codes": "One's own recovery codes.",
    "mfa_download_recovery_codes": "One's own recovery codes.",
    "mfa_list_webauthn": "One's own passkeys.",
    "mfa_add_webauthn": "One's own passkeys.",
    "mfa_reauthenticate_webauthn": "To show again who one is.",
    "mfa_remove_webauthn": "One's own passkeys: allauth looks among them alone.",
    "mfa_edit_webauthn": "One's own passkeys: allauth looks among them alone.",
}


def register_rules() -> None:
    """Put them in the table."""
    for name, reason in PUBLIC.items():
        rules_of_others.public(name, reason)
    for name, reason in OWN.items():
        rules_of_others.own_account(name, reason)
