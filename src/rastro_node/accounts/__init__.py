"""People and programs that use the node: accounts, roles, tokens, sign-in."""
