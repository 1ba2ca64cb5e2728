package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exceptions: a certain one goes to its handler, a possible one runs both the handler and the rest. */
class TryRunnerTest {
    private static List<String> starts(String program) {
        return Told.starts(Repository.of("from flask import Flask\napp = Flask(__name__)\n" + program)
                .run());
    }

    @Test
    void aModuleThatIsNotThereLeadsToItsHandler() {
        assertThat(starts("""
                        try:
                            from local_settings import DEBUG
                        except ImportError:
                            DEBUG = False
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:7 debug=False");
    }

    @Test
    void aPackageThatMayBeInstalledLeadsBothWays() {
        assertThat(starts("""
                        try:
                            import gevent
                            DEBUG = False
                        except ImportError:
                            DEBUG = True
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:8 debug=unknown");
    }

    @Test
    void aModuleThatWasImportedIsWholeForAHandlerOfWhatCameLater() {
        Repository repository = Repository.of("""
                from flask import Flask
                app = Flask(__name__)
                try:
                    import settings
                    import elsewhere
                except ImportError:
                    pass
                app.run(debug=settings.DEBUG)
                """).with("settings.py", "DEBUG = True\nDEBUG = False\n");
        assertThat(Told.starts(repository.run())).containsExactly("app.py:8 debug=False");
    }

    @Test
    void aConversionThatFailsLeadsToItsHandler() {
        assertThat(starts("""
                        try:
                            DEBUG = bool(int('yes'))
                        except (TypeError, ValueError):
                            DEBUG = True
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:7 debug=True");
    }

    @Test
    void aConversionThatFailsUnhandledEndsTheProgram() {
        assertThat(starts("app.run(debug=int('yes'))")).isEmpty();
    }

    @Test
    void aHandlerOfSomethingElseIsPassedBy() {
        assertThat(starts("""
                        try:
                            try:
                                DEBUG = int('yes')
                            except KeyError:
                                DEBUG = True
                        except ValueError:
                            DEBUG = False
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:10 debug=False");
    }

    @Test
    void aStartThatIsInterruptedIsCertain() {
        assertThat(starts("""
                        try:
                            app.run(debug=True)
                        except KeyboardInterrupt:
                            pass
                        """)).containsExactly("app.py:4 debug=True");
    }

    @Test
    void aVariableThatIsNeededIsTakenAsSet() {
        String program = """
                import os
                from flask import Flask
                app = Flask(__name__)
                app.secret_key = os.environ['SECRET_KEY']
                app.run(debug=True)
                """;
        assertThat(Told.starts(Repository.of(program).run())).containsExactly("app.py:5 debug=True");
    }

    @Test
    void aVariableWhoseAbsenceIsHandledIsAbsent() {
        String program = """
                import os
                from flask import Flask
                app = Flask(__name__)
                try:
                    debug = os.environ['DEBUG'] == '1'
                except KeyError:
                    debug = True
                app.run(debug=debug)
                """;
        assertThat(Told.starts(Repository.of(program).run())).containsExactly("app.py:8 debug=True");
        assertThat(Told.starts(Repository.of(program).run(Map.of("DEBUG", "0"))))
                .containsExactly("app.py:8 debug=False");
    }

    @Test
    void finallyIsRunAndElseOnlyWithoutAnException() {
        assertThat(starts("""
                        try:
                            x = int('1')
                        except ValueError:
                            DEBUG = 'handler'
                        else:
                            DEBUG = 'else'
                        finally:
                            DEBUG += ' finally'
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:11 debug='else finally'");
    }

    @Test
    void suppressLeadsOn() {
        assertThat(starts("""
                        from contextlib import suppress
                        DEBUG = False
                        with suppress(ImportError):
                            from local_settings import DEBUG
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:7 debug=False");
    }

    @Test
    void whatARaisingWayLeftBehindReachesTheHandler() {
        assertThat(starts("""
                        import other
                        DEBUG = False
                        try:
                            if other.condition:
                                DEBUG = True
                                raise ValueError
                        except ValueError:
                            pass
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:11 debug=unknown");
    }

    @Test
    void anExceptionPassesHandlersOfOthers() {
        assertThat(starts("""
                        import other
                        DEBUG = False
                        try:
                            try:
                                if other.condition:
                                    raise ValueError
                            except ImportError:
                                pass
                        except ValueError:
                            DEBUG = True
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:13 debug=unknown");
    }

    @Test
    void aLocalNameIsNotTakenFromAround() {
        assertThat(starts("""
                        DEBUG = True
                        def choose():
                            result = DEBUG
                            DEBUG = False
                            return result
                        try:
                            debug = choose()
                        except UnboundLocalError:
                            debug = 'unbound'
                        app.run(debug=debug)
                        """)).containsExactly("app.py:12 debug='unbound'");
    }

    @Test
    void aSettingInATryThatMayFailIsNotCertain() {
        assertThat(starts("""
                        import other
                        try:
                            app.debug = True
                            other.setup()
                        except Exception:
                            app = Flask(__name__)
                        app.run()
                        """)).containsExactly("app.py:9 [app.app.debug=True?]");
    }

    @Test
    void aValueBetweenTheStartAndTheEndOfATryReachesTheHandler() {
        assertThat(starts("""
                        import other
                        DEBUG = False
                        try:
                            DEBUG = True
                            other.setup()
                            DEBUG = False
                        except Exception:
                            pass
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:11 debug=unknown");
    }
}
