"""``python -m adfontes``: the command line, also where the ``adfontes`` script is not on the path."""

from adfontes.cli.main import run

run()
