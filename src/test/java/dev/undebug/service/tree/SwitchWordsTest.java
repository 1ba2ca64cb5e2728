package dev.undebug.service.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole repositories are searched, and each file with such a word is run: what is missed is silent, the rest costs time. */
class SwitchWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.debug = True",
                "app.debug=settings.debug.enabled",
                "application.config['DEBUG'] = True",
                "app.run()",
                "serve(debug=debug)",
                "from settings import debug\nstart(**{'debug': debug})",
                "import app; app.debug = True",
                "mode = debug. Then more",
                "use_debugger = True",
                "start(is_debug=settings.mode)",
                "config = {'debug_mode': settings.mode}",
                "DEBUG_MODE = settings.mode",
                "os.environ['FLASK_DEBUG'] = '1'",
                "config.from_object(DebugConfig)",
                "# the application\nserve(app.create_application())",
                "serve('shop:create_app')",
                "class Debug: pass",
                "run_simple('0.0.0.0', 80, app, True, True)",
                "app.run (debug=False or True)",
                "start(debug=False or True)",
                "Flask (__name__)",
                "text = \"\"\"\n# \"\"\"; app.run()",
                "# a\rapp.run()",
                "imported = debug",
            })
    void mayStartOrSwitch(String text) {
        assertThat(SwitchWords.in(new SourceFile("a.py", text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log.debug('x')",
                "logging.basicConfig(level=logging.DEBUG)",
                "from tools import debug\ndebug.log('x')",
                "    import tools.debug",
                "import tools\ntools.debug.logging = True",
                "subprocess.run(['ls'])",
                "def run(self): pass",
                "# debug = True",
                "start(debug=False)",
                "start(debug = False, port=80)",
                "if app.config.get('DEBUGGING') == True: pass",
                "log('enable_health_debug_secret', health_debug)",
                "started = debug_secret == token",
                "model.oauth.create_application('shop')",
                "log('create_application', shop)",
                "log('create_app_password')",
            })
    void doesNeither(String text) {
        assertThat(SwitchWords.in(new SourceFile("a.py", text))).isFalse();
    }
}
