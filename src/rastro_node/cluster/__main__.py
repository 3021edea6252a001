"""`python -m rastro_node.cluster FOLDER [--with-parent]`: a node in the foreground."""

import logging
import sys

from rastro.canonical import RastroError
from rastro_node.cluster.homes import node_home
from rastro_node.cluster.supervisor import Supervisor

logging.basicConfig(
    level=logging.WARNING, format="%(asctime)s %(process)d %(name)s %(levelname)s %(message)s"
)
try:
    status = Supervisor(node_home(sys.argv[1]), with_parent="--with-parent" in sys.argv[2:]).run()
except RastroError as error:
    sys.stderr.write(f"rastro: {error.say()} ({error.code})\n")
    status = 2
sys.exit(status)
