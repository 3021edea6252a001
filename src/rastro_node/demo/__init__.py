"""Two fictitious States on one machine, with the story loaded: `rastro demo`."""
