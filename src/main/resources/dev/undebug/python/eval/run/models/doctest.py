"""The tests of the standard library in texts, which it runs."""

import __main__
from undebug_model import read_text


def _lines(text):
    """Returns the lines behind the prompts."""
    lines = []
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped.startswith(">>> ") or stripped.startswith("... "):
            lines.append(stripped[4:])
    return "\n".join(lines)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, **options):
    names = {} if globs is None else dict(globs)
    exec(_lines(read_text(filename)), names)


def run_docstring_examples(f, globs, **options):
    exec(_lines(f if isinstance(f, str) else f.__doc__), globs)
