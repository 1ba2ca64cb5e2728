package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Both branches of an undecided condition run, and differing values become unknown. */
class BranchesTest {
    private static final String START = """
            import other
            from flask import Flask
            app = Flask(__name__)
            """;

    private static List<String> starts(String program) {
        return Told.starts(Repository.of(START + program).run());
    }

    @Test
    void whatDiffersIsUnknown() {
        assertThat(starts("""
                        if other.condition:
                            DEBUG = True
                        else:
                            DEBUG = False
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:8 debug=unknown");
    }

    @Test
    void whatIsTheSameIsKnown() {
        assertThat(starts("""
                        if other.condition:
                            DEBUG = True
                        else:
                            DEBUG = True
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:8 debug=True");
    }

    @Test
    void aStartBehindAConditionIsNotCertain() {
        assertThat(starts("""
                        if other.condition:
                            app.run(debug=True)
                        """)).containsExactly("app.py:5 debug=True?");
    }

    @Test
    void aSettingBehindAConditionIsNotCertain() {
        assertThat(starts("""
                        app.debug = False
                        if other.condition:
                            app.debug = True
                        app.run()
                        """)).containsExactly("app.py:7 [app.app.debug=False, app.app.debug=True?]");
    }

    @Test
    void anApplicationThatIsMadeInBothWaysIsOne() {
        assertThat(starts("""
                        import sys
                        if getattr(sys, 'frozen', other.condition):
                            app = Flask(__name__, static_folder='static')
                        else:
                            app = Flask(__name__)
                        app.debug = True
                        app.run()
                        """)).containsExactly("app.py:10 [app.app.debug=True]");
    }

    @Test
    void anEarlyReturnMakesTheRestUncertain() {
        assertThat(starts("""
                        def main():
                            if other.condition:
                                return
                            app.run(debug=True)
                        main()
                        """)).containsExactly("app.py:7 debug=True?");
    }

    @Test
    void anEarlyReturnThatIsTakenEndsTheFunction() {
        assertThat(starts("""
                        def main():
                            if True:
                                return
                            app.run(debug=True)
                        main()
                        """)).isEmpty();
    }

    @Test
    void whatAnEarlyReturnLeftBehindIsJoined() {
        assertThat(starts("""
                        DEBUG = False
                        def choose():
                            global DEBUG
                            DEBUG = True
                            if other.condition:
                                return 1
                            DEBUG = False
                            return 1
                        choose()
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:13 debug=unknown");
    }

    @Test
    void returnedValuesAreJoined() {
        assertThat(starts("""
                        def debug():
                            if other.condition:
                                return True
                            return 1
                        app.run(debug=debug())
                        """)).containsExactly("app.py:8 debug=unknown");
        assertThat(Repository.of(START + """
                                def debug():
                                    if other.condition:
                                        return True
                                    return 1
                                app.run(debug=debug())
                                """).run().starts()).first().satisfies(start -> assertThat(
                        start.debug().orElseThrow().truth())
                .isEqualTo(Truth.TRUE));
    }

    @Test
    void aWayThatEndsTheProgramIsNotFollowed() {
        assertThat(starts("""
                        import sys
                        DEBUG = False
                        if other.condition:
                            DEBUG = True
                            sys.exit(1)
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:9 debug=False");
    }

    @Test
    void whatComesAfterTheEndIsNotRun() {
        assertThat(starts("""
                        import sys
                        sys.exit()
                        app.run(debug=True)
                        """)).isEmpty();
        assertThat(starts("""
                        raise SystemExit
                        app.run(debug=True)
                        """)).isEmpty();
    }

    @Test
    void aConditionOnTheEnvironmentIsTold() {
        String program = START + """
                import os
                if os.getenv('MODE') == 'dev':
                    app.run(debug=True)
                else:
                    app.run(debug=False)
                """;
        assertThat(Told.starts(Repository.of(program).run(Map.of("MODE", "dev"))))
                .containsExactly("app.py:6 debug=True");
        assertThat(Told.starts(Repository.of(program).run(Map.of("MODE", "production"))))
                .containsExactly("app.py:8 debug=False");
    }

    @Test
    void guardsThatNeverHoldAreNotEntered() {
        assertThat(starts("""
                        from typing import TYPE_CHECKING
                        if False:
                            app.run(debug=True)
                        if TYPE_CHECKING:
                            app.run(debug=True)
                        if 0:
                            app.run(debug=True)
                        """)).isEmpty();
    }

    @Test
    void theMainGuardHoldsForAProgramOnly() {
        Repository repository = Repository.of(START + """
                if __name__ == '__main__':
                    app.run(debug=True)
                """);
        assertThat(Told.starts(repository.run())).containsExactly("app.py:5 debug=True");
        assertThat(repository.serve("app.py", "app").starts()).isEmpty();
    }

    @Test
    void matchChoosesByValue() {
        assertThat(starts("""
                        mode = 'dev'
                        match mode:
                            case 'production' | 'staging':
                                DEBUG = False
                            case 'dev':
                                DEBUG = True
                            case _:
                                DEBUG = None
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:12 debug=True");
    }

    @Test
    void dictsOfBothWaysAreJoinedByKey() {
        assertThat(starts("""
                        if other.condition:
                            options = {'debug': True, 'host': 'a'}
                        else:
                            options = {'debug': True, 'host': 'b'}
                        app.run(**options)
                        """)).containsExactly("app.py:8 debug=True");
    }

    @Test
    void aKeyThatMayBeThereIsUnknown() {
        assertThat(starts("""
                        options = {}
                        if other.condition:
                            options['debug'] = True
                        app.run(**options)
                        """)).containsExactly("app.py:7 debug=unknown");
    }

    @Test
    void whatTakesSeveralTurnsToArriveIsUnknown() {
        assertThat(starts("""
                        a = b = c = d = False
                        for x in other.items():
                            a = b
                            b = c
                            c = d
                            d = True
                        app.run(debug=a)
                        """)).containsExactly("app.py:10 debug=unknown");
    }

    @Test
    void aVariableThatEveryTurnSetsToTheSameIsKnownOnceItWasSet() {
        assertThat(starts("""
                        DEBUG = True
                        for x in other.items():
                            DEBUG = True
                            if x == 3:
                                continue
                            y = {'x': x}
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:10 debug=True");
    }

    @Test
    void aFunctionOfAFunctionKeepsItsNames() {
        assertThat(starts("""
                        def outer(debug):
                            def inner():
                                return debug
                            return inner
                        if other.condition:
                            f = outer(True)
                        else:
                            f = outer(True)
                        g = outer(False)
                        app.run(debug=g())
                        """)).containsExactly("app.py:13 debug=False");
    }

    @Test
    void anApplicationThatOneWayReplacesIsStillOne() {
        assertThat(starts("""
                        app.debug = True
                        if other.condition:
                            app = Flask('other')
                        app.run(use_debugger=None)
                        """)).containsExactly("app.py:7 use_debugger=None [app.app.debug=True?]");
    }

    @Test
    void anAttributeThatMayHideAnInheritedOneIsUnknown() {
        assertThat(starts("""
                        class Base:
                            DEBUG = False
                        class Config(Base):
                            pass
                        config = Config()
                        if other.condition:
                            Config.DEBUG = True
                        app.run(debug=Config.DEBUG)
                        app.run(debug=config.DEBUG)
                        """)).containsExactly("app.py:11 debug=unknown", "app.py:12 debug=unknown?");
    }

    @Test
    void whatAComprehensionNamesIsBoundAroundIt() {
        assertThat(starts("""
                        DEBUG = True
                        [DEBUG := each for each in (True, False)]
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:6 debug=False");
        assertThat(starts("""
                        DEBUG = False
                        def debugger():
                            if any((DEBUG := each) for each in (False, True)):
                                return DEBUG
                        app.run(debug=DEBUG, use_debugger=debugger())
                        """)).containsExactly("app.py:8 debug=False use_debugger=True");
    }

    @Test
    void aComprehensionMayTakeNoTurn() {
        assertThat(starts("""
                        DEBUG = True
                        [DEBUG := False for each in other.things]
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:6 debug=unknown");
        assertThat(starts("""
                        [app.run(debug=True) for each in other.things]
                        """)).containsExactly("app.py:4 debug=True?");
    }

    @Test
    void aLibraryMayLackANameThatIsImportedFromIt() {
        assertThat(starts("""
                        DEBUG = True
                        try:
                            from json import UltraDecoder
                        except ImportError:
                            DEBUG = False
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:9 debug=unknown");
        assertThat(starts("""
                        DEBUG = True
                        try:
                            from os import getenv
                        except ImportError:
                            DEBUG = False
                        app.run(debug=DEBUG)
                        """)).containsExactly("app.py:9 debug=True");
    }
}
