"""The national register: firearms, the events of their lives, and the search for one as it was read."""
