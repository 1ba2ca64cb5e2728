"""absl's start of a program: it reads the flags, then calls the function."""

import sys

from absl import flags


def run(main, argv=None, flags_parser=None):
    sys.exit(main(flags.FLAGS(sys.argv if argv is None else argv)))
