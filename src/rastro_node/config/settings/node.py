"""The node whose settings these are."""

from rastro_node.config.home import read_options

RASTRO = read_options()
