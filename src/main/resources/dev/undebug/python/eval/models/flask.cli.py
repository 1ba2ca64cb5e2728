"""The commands that Flask makes of click's: a FlaskGroup has `run`, which starts the server by its own rules."""

from click import Group, pass_context
from undebug_model import is_known, start_group


class AppGroup(Group):
    pass


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
        super().__init__(name=name, callback=callback)
        self.create_app = create_app
        self.set_debug_flag = set_debug_flag

    def invoke_words(self, words):
        # Other commands find that app.run() does nothing.
        if not is_known(words) or self._named(words) in (None, "run"):
            start_group(self.create_app() if self.create_app else None, self.set_debug_flag)

    def _named(self, words):
        for word in words:
            if not word.startswith("-"):
                return word
        return None


def with_appcontext(function):
    return function


def pass_script_info(function):
    return pass_context(function)
