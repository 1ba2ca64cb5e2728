package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways to make, configure and start an application. */
class ApplicationsTest {
    private static List<String> starts(String program) {
        return Told.starts(Repository.of(program).run());
    }

    @Test
    void aSubclassWithItsOwnInitAndRun() {
        assertThat(starts("""
                        import flask
                        class Shop(flask.Flask):
                            def __init__(self, name, debug):
                                super().__init__(name)
                                self.debug = debug
                            def run(self, **options):
                                super().run(host='0.0.0.0', **options)
                        Shop(__name__, True).run(use_debugger=True)
                        """)).containsExactly("app.py:7 use_debugger=True [app.Shop.__init__.self.debug=True]");
    }

    @Test
    void anApplicationInAnObject() {
        assertThat(starts("""
                        from flask import Flask
                        class Server:
                            DEBUG = True
                            def __init__(self):
                                self.app = Flask(__name__)
                            def start(self, debug=None):
                                self.app.run(debug=self.DEBUG if debug is None else debug)
                        Server().start()
                        Server().start(False)
                        """)).containsExactly("app.py:7 debug=True", "app.py:7 debug=False?");
    }

    @Test
    void aFactoryWithADefault() {
        assertThat(starts("""
                        from flask import Flask
                        configs = {}
                        class Config: DEBUG = False
                        class Dev(Config): DEBUG = True
                        configs['dev'] = Dev
                        configs['default'] = configs['dev']
                        import os
                        def create_app(name=None):
                            app = Flask(__name__)
                            app.config.from_object(configs[name or os.getenv('APP_CONFIG') or 'default'])
                            return app
                        if __name__ == '__main__':
                            create_app().run()
                        """)).containsExactly("app.py:13 [app.Dev.DEBUG=True]");
    }

    @Test
    void aThreadAndATimer() {
        assertThat(starts("""
                        import threading
                        from threading import Thread
                        from flask import Flask
                        app = Flask(__name__)
                        Thread(target=app.run, kwargs={'debug': True}, daemon=True).start()
                        threading.Thread(target=lambda: app.run(use_debugger=True)).start()
                        threading.Timer(1, app.run, ('0.0.0.0', 80, True)).start()
                        never = Thread(target=app.run, kwargs=dict(debug=True))
                        """))
                .containsExactly("app.py:5 debug=True", "app.py:6 use_debugger=True", "app.py:7 debug=True");
    }

    @Test
    void aFunctionThatPassesItsArgumentsOn() {
        assertThat(starts("""
                        from flask import Flask
                        app = Flask(__name__)
                        def serve(*args, **kwargs):
                            kwargs.setdefault('debug', True)
                            app.run(*args, **kwargs)
                        serve('0.0.0.0', port=80)
                        serve('0.0.0.0', debug=False)
                        """)).containsExactly("app.py:5 debug=True", "app.py:5 debug=False?");
    }

    @Test
    void aDecoratorOfTheRepositoryIsCalled() {
        assertThat(starts("""
                        import functools
                        from flask import Flask
                        app = Flask(__name__)
                        def twice(f):
                            @functools.wraps(f)
                            def wrapper(*args, **kwargs):
                                return f(*args, debug=True, **kwargs)
                            return wrapper
                        @twice
                        def main(debug=False):
                            app.run(debug=debug)
                        main()
                        """)).containsExactly("app.py:11 debug=True");
    }

    @Test
    void aViewDoesNotHideTheApplication() {
        assertThat(starts("""
                        from flask import Flask
                        app = Flask(__name__)
                        @app.route('/', methods=['GET'])
                        def index():
                            app.run(debug=True)
                        @app.before_request
                        def before():
                            pass
                        with app.app_context():
                            app.debug = True
                        app.run()
                        """)).containsExactly("app.py:11 [app.app.debug=True]");
    }

    @Test
    void aConfigurationFileBesideTheModule() {
        Repository repository =
                new Repository().with("web/app.py", """
                        import os
                        from flask import Flask
                        app = Flask(__name__)
                        app.config.from_pyfile(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'a.cfg'))
                        app.config.from_pyfile('missing.cfg', silent=True)
                        """).with("web/a.cfg", "PORT = 80\nDEBUG = PORT == 80\n");
        assertThat(Told.settings(repository.serve("web/app.py", "app"))).containsExactly("config.DEBUG=True");
    }

    @Test
    void aConfigurationFileThatIsNotInTheRepositoryMaySetAnything() {
        assertThat(starts("""
                        from flask import Flask
                        app = Flask(__name__)
                        app.config.from_pyfile('/etc/shop.cfg')
                        app.run()
                        """)).containsExactly("app.py:4 [app.app.config.DEBUG=unknown?]");
    }

    @Test
    void aKeyThatIsNotKnownMayBeDebug() {
        assertThat(starts("""
                        import other
                        from flask import Flask
                        app = Flask(__name__)
                        for key, value in other.settings():
                            app.config[key] = value
                        app.run()
                        """)).containsExactly("app.py:6 [app.app.config.DEBUG=unknown?]");
    }

    @Test
    void theEnvironmentThatAStartSeesHasWhatTheProgramChanged() {
        Execution execution = Repository.of("""
                        import os
                        from flask import Flask
                        os.environ['FLASK_DEBUG'] = '1'
                        app = Flask(__name__)
                        os.environ.pop('FLASK_DEBUG')
                        os.environ['FLASK_ENV'] = 'development'
                        app.run()
                        """).run(Map.of("FLASK_DEBUG", "0"));
        assertThat(execution.starts()).singleElement().satisfies(start -> {
            assertThat(start.environment().values()).isEqualTo(Map.of("FLASK_ENV", "development"));
            assertThat(Told.settings(execution)).containsExactly("FLASK_DEBUG='1'");
        });
        assertThat(execution.environment().values()).isEqualTo(Map.of("FLASK_DEBUG", "1"));
    }

    @Test
    void loadDotenvIsTold() {
        List<Truth> loads = Repository.of("""
                        from flask import Flask
                        app = Flask(__name__)
                        app.run()
                        app.run(load_dotenv=False)
                        """).run().starts().stream()
                .map(AppStart::loadDotenv)
                .toList();
        assertThat(loads).containsExactly(Truth.TRUE, Truth.FALSE);
    }

    @Test
    void dataClassesHaveTheirFields() {
        assertThat(starts("""
                        from dataclasses import dataclass
                        from flask import Flask
                        @dataclass
                        class Settings:
                            debug: bool = False
                        app = Flask(__name__)
                        app.run(debug=Settings(debug=True).debug)
                        app.run(debug=Settings().debug)
                        """)).containsExactly("app.py:7 debug=True", "app.py:8 debug=False?");
    }
}
