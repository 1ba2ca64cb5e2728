"""Commands of click that a program runs by itself, which need no test for it."""


class CliRunner:
    def __init__(self, *args, **options):
        pass

    def invoke(self, cli, args=None, input=None, env=None, catch_exceptions=True, color=False, **extra):
        words = args.split() if isinstance(args, str) else (args or [])
        try:
            cli.main(words, standalone_mode=False, **extra)
        except Exception:
            pass
        except SystemExit:
            pass
