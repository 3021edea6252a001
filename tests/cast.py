"""The cast of the story, as accounts: the same people in every test, the demo and the tutorials."""
