"""The commands that Flask makes of click's: a FlaskGroup has `run`, which starts the server by its own rules."""

import os

from click import Command, Group, pass_context
from undebug_model import is_known, start_flask, start_group, unknown

_VALUED = ("-A", "--app", "-e", "--env-file")


class AppGroup(Group):
    pass


class _Run(Command):
    """`flask run`, which starts the application of the group that it is a command of."""

    def __init__(self):
        Command.__init__(self, name="run")


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
        **options,
    ):
        Group.__init__(self, name=name, callback=callback)
        self.create_app = create_app
        self.set_debug_flag = set_debug_flag
        if add_default_commands:
            self.add_command(run_command)

    def invoke_words(self, words):
        # app.run() does nothing then.
        os.environ["FLASK_RUN_FROM_CLI"] = "true"
        # Without a command it prints its help; real starts name one, mostly `run`.
        name = self._named(words) if is_known(words) else "run"
        command = self.commands.get(name)
        if isinstance(command, _Run):
            start_group(self.create_app() if self.create_app else None, self.set_debug_flag)
        elif command is not None or not is_known(words):
            Group.invoke_words(self, self._own(words) if is_known(words) else words)

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

    def invoke_words(self, words):
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
