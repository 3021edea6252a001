"""What goes wrong with States and authorities, in sentences."""

from rastro.canonical import register

register(
    {
        "authorities.state.code.invalid": "A State is named by two capital letters of ISO 3166-1, not {code}.",
        "authorities.state.own_is_another": "This node serves {code} and cannot serve another State.",
        "authorities.state.own_missing": "This node does not know yet which State it serves. Set it up again.",
        "authorities.authority.unknown": "{state} has no authority {code}.",
    }
)
