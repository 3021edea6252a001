"""How a node is put together: settings, addresses, the API and the servers' entry points."""
