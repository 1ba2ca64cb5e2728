"""The commands that Flask makes of click's: a FlaskGroup has `run`, which starts the server by its own rules."""

import os

from click import Command, Group, pass_context
from undebug_model import is_known, of_launch, runs_command, start_flask, start_group, unknown

# Commands of Flask and of Flask-Migrate that a group finds by itself.
_ENDING = ("db", "routes", "shell")
_VALUED = ("-A", "--app", "-e", "--env-file")
_SERVER_VALUED = (
    *_VALUED,
    "-h",
    "--host",
    "-p",
    "--port",
    "--cert",
    "--key",
    "--extra-files",
    "--exclude-patterns",
)


class ScriptInfo:
    def __init__(self, app_import_path=None, create_app=None, set_debug_flag=True, load_dotenv_defaults=True):
        self.create_app = create_app
        self.set_debug_flag = set_debug_flag

    def load_app(self):
        return self.create_app() if self.create_app else unknown()


def _flags(words):
    """Returns what the program's own words say of debug mode and of the debugger: the last one counts."""
    debug = None
    debugger = None
    opened = False
    skipped = False
    for index in range(len(words)):
        word = words[index]
        if skipped:
            skipped = False
        elif not is_known(word):
            opened = True
            debug = debug or unknown()
            debugger = debugger or unknown()
        elif word in _SERVER_VALUED:
            skipped = True
        elif word == "--debug":
            debug = True
        elif word == "--no-debug":
            debug = unknown() if opened else False
        elif word == "--debugger":
            debugger = True
        elif word == "--no-debugger":
            debugger = unknown() if opened else False
    return debug, debugger


def _start(application, kept, words, default):
    """Starts the server; of the launch's own words, the launch tells what they say."""
    if of_launch(words):
        start_group(application, kept, False, None, default)
    elif not is_known(words):
        start_group(application, kept, True, unknown(), unknown())
    else:
        debug, debugger = _flags(words)
        start_group(application, kept, True, debug, default if debugger is None else debugger)


class AppGroup(Group):
    pass


class _Serving:
    """The function of `flask run`, which a program may call by itself."""

    def __call__(self, info, host=None, port=None, reload=None, debugger=None, *others, **options):
        start_group(info.load_app(), True, True, None, debugger)

    def __wrapped__(self, info, host=None, port=None, reload=None, debugger=None, *others, **options):
        start_group(info.load_app(), True, True, None, debugger)


class _Run(Command):
    """`flask run`, which starts the application of the group that it is a command of."""

    def __init__(self):
        Command.__init__(self, name="run")
        self.callback = _Serving()

    def main(self, args=None, prog_name=None, complete_var=None, standalone_mode=True, obj=None, **options):
        self.script = obj
        Command.main(self, args, prog_name, standalone_mode)

    def invoke_words(self, words, parent=None, name=None):
        script = getattr(self, "script", None)
        os.environ["FLASK_RUN_FROM_CLI"] = "true"
        _start(script.load_app() if script else unknown(), True, words, None)

    def called(self, ctx, args, values):
        self.script = ctx.find_object(ScriptInfo)
        self.invoke_words(["--debugger"] if values.get("debugger") else [])


run_command = _Run()
shell_command = Command(name="shell")
routes_command = Command(name="routes")


class FlaskGroup(AppGroup):
    def __init__(
        self,
        add_default_commands=True,
        create_app=None,
        add_version_option=True,
        load_dotenv=True,
        set_debug_flag=True,
        name=None,
        callback=None,
        context_settings=None,
        **options,
    ):
        Group.__init__(self, name=name, callback=callback, context_settings=context_settings)
        self.create_app = create_app
        self.set_debug_flag = set_debug_flag
        if add_default_commands:
            self.add_command(run_command)

    def invoke_words(self, words, parent=None, name=None):
        # app.run() does nothing then.
        os.environ["FLASK_RUN_FROM_CLI"] = "true"
        # Without a command it prints its help; real starts name one, mostly `run`.
        named = self._named(words) if is_known(words) else "run"
        command = self.commands.get(named)
        if isinstance(command, _Run):
            _start(self.create_app() if self.create_app else None, self.set_debug_flag, words, self._debugger())
        elif command is not None or not is_known(words):
            Group.invoke_words(self, self._own(words) if is_known(words) else words, parent, name)
        elif named in _ENDING:
            runs_command()

    def _debugger(self):
        """Returns the default of --debugger. Flask takes none for --debug."""
        defaults = (self.context_settings or {}).get("default_map") or {}
        return (defaults.get("run") or {}).get("debugger")

    def _named(self, words):
        """Returns the command, after the options of the group and their values."""
        rest = self._read(self._own(words), {})
        return rest[0] if rest else None

    def _own(self, words):
        """Leaves out what every FlaskGroup takes by itself."""
        own = []
        skipped = False
        for index in range(len(words)):
            word = words[index]
            if skipped:
                skipped = False
            elif word in _VALUED and len(own) == 0:
                skipped = True
            else:
                own.append(word)
        return own


class _Flask(FlaskGroup):
    """The command `flask` itself, whose application the environment or an option names."""

    def invoke_words(self, words, parent=None, name=None):
        if is_known(words):
            start_flask(["flask", *words])
        else:
            start_group(unknown(), True)


cli = _Flask(name="flask")


def main():
    cli.main()


def with_appcontext(function):
    return function


def pass_script_info(function):
    return pass_context(function)
