package dev.undebug.service.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of each kind of switch about itself: what to change, its name, and what it turns on. */
class SwitchTest {
    private static final Command FLASK_RUN = Sample.command("Procfile", "web: flask run --debug\n");
    private static final Command WAITRESS =
            Sample.command("Procfile", "web: waitress-serve --expose-tracebacks app:app\n");
    private static final Command GUNICORN = Sample.command("Procfile", "web: gunicorn --reload app:app\n");
    private static final EnvVar DEBUG = Sample.variable(".env", "FLASK_DEBUG='1'\n");
    private static final EnvironmentVariable MODE =
            new EnvironmentVariable(Sample.variable(".env", "FLASK_ENV=development\n"), "web");
    private static final EnvironmentVariable PIN =
            new EnvironmentVariable(Sample.variable(".env", "WERKZEUG_DEBUG_PIN=off\n"), "web");

    private static Stream<Arguments> switches() {
        return Stream.of(inTheProgram(), inOtherPackages(), inTheEnvironment(), inCommands())
                .flatMap(List::stream);
    }

    private static List<Arguments> inTheProgram() {
        AppStart start = Sample.start("def main():\n    app.run(debug=True, use_debugger=True)\nmain()\n");
        AppStart spread = Sample.start("options = {'debug': True}\napp.run(**options)\n");
        return List.of(
                told(
                        new RunArgument(start),
                        "app.py:5 `debug=True`, main run",
                        "turns debug on, writes True in `debug=True`"),
                told(new RunArgument(spread), "app.py:5 `options`, <module> run", "turns debug on, writes True"),
                told(new DebuggerArgument(start), "app.py:5 `True`, main use_debugger", "turns debug on"),
                told(
                        new CodeSetting(Sample.setting("app.debug = True\n")),
                        "app.py:4 `True`, app.app.debug",
                        "turns debug on, assigns `True`, writes True"),
                told(
                        new CodeSetting(Sample.settingBefore("os.environ['FLASK_DEBUG'] = '1'")),
                        "app.py:2 `'1'`, FLASK_DEBUG",
                        "turns debug on, assigns `'1'`, writes '1', sets a variable"),
                told(
                        new EnvironmentRead(
                                new RunArgument(start),
                                Sample.read("app.run(debug=bool(os.getenv('DEBUG', '1')))\n"),
                                place("app.py", "bool(os.getenv('DEBUG', '1'))"),
                                EnvironmentRead.When.UNSET,
                                List.of("1"),
                                Optional.empty()),
                        "app.py:1 `bool(os.getenv('DEBUG', '1'))`, reads DEBUG",
                        "turns debug on"),
                told(
                        new Propagation(Sample.setting("app.config['PROPAGATE_EXCEPTIONS'] = True\n")),
                        "app.py:4 `True`, app.app.config.PROPAGATE_EXCEPTIONS",
                        ""),
                told(
                        new TracebackAnswer(
                                "app.failed",
                                place("app.py", "format_exc()"),
                                place("app.py", "format_exc()"),
                                place("app.py", "e"),
                                '"',
                                Optional.empty()),
                        "app.py:1 `format_exc()`, app.failed traceback",
                        ""),
                told(new ReloadSetting("gunicorn", start.debug().orElseThrow(), true), "app.py:5 `True`, reload", ""));
    }

    private static List<Arguments> inOtherPackages() {
        return List.of(
                told(
                        new FrameworkDebugMode(
                                Sample.disclosure("from fastapi import FastAPI\napi = FastAPI(debug=True)\n")),
                        "app.py:2 `True`, app.FastAPI",
                        ""),
                told(new DjangoPropagation(Sample.disclosure("""
                                from django.conf import settings
                                settings.configure(DEBUG_PROPAGATE_EXCEPTIONS=True)
                                """)), "app.py:2 `True`, app.configure", ""),
                told(new WaitressTracebacks(Sample.disclosure("""
                                import waitress
                                from flask import Flask
                                waitress.serve(Flask(__name__), expose_tracebacks=True)
                                """)), "app.py:3 `True`, app.serve", ""),
                told(new OpenProfiler(Sample.disclosure("""
                                import flask_profiler
                                from flask import Flask
                                app = Flask(__name__)
                                app.config['flask_profiler'] = {'enabled': True}
                                flask_profiler.init_app(app)
                                """)), "app.py:4 `True`, app.flask_profiler", ""),
                told(new OpenGraphiql(Sample.disclosure("""
                                from flask_graphql import GraphQLView
                                GraphQLView.as_view("graphql", graphiql=True)
                                """)), "app.py:2 `True`, app.GraphQLView", ""),
                told(
                        new ShownToolbar(Sample.disclosure("""
                                from flask import Flask
                                from flask_debugtoolbar import DebugToolbarExtension
                                app = Flask(__name__)
                                app.config['DEBUG_TB_ENABLED'] = True
                                toolbar = DebugToolbarExtension(app)
                                """)),
                        "app.py:5 `DebugToolbarExtension(app)`, app.DebugToolbarExtension",
                        ""));
    }

    private static List<Arguments> inTheEnvironment() {
        return List.of(
                told(
                        new EnvironmentVariable(DEBUG, "web"),
                        ".env:1 `FLASK_DEBUG='1'`, web FLASK_DEBUG",
                        "turns debug on, is FLASK_DEBUG, assigns `'1'`"),
                told(
                        new FlaskEnv(MODE, MODE.shown(), FlaskEnv.Effect.ON),
                        ".env:1 `FLASK_ENV=development`, web FLASK_ENV",
                        "turns debug on, is FLASK_ENV, assigns `development`, sets a variable"),
                told(
                        PinOff.of(PIN),
                        ".env:1 `WERKZEUG_DEBUG_PIN=off`, web WERKZEUG_DEBUG_PIN",
                        "is WERKZEUG_DEBUG_PIN, assigns `off`"),
                told(
                        new CommittedSecrets(List.of(Sample.variable(".env", "export SECRET_KEY=hunter2\n"))),
                        ".env:1 `SECRET_KEY`, secrets",
                        ""),
                told(
                        new Disagreement(DEBUG.place(), Optional.of(DEBUG), List.of(), "web", Role.STAGING, true),
                        ".env:1 `FLASK_DEBUG='1'`, web FLASK_DEBUG elsewhere",
                        ""));
    }

    private static List<Arguments> inCommands() {
        return List.of(
                told(
                        new CommandOption(FLASK_RUN, Sample.word(FLASK_RUN, "--debug"), "web"),
                        "Procfile:1 `--debug`, web --debug",
                        "turns debug on"),
                told(
                        new DevelopmentServer(FLASK_RUN, "web", false),
                        "Procfile:1 `flask run --debug`, web development server",
                        ""),
                told(
                        new ExposedTracebacks(
                                Launcher.WAITRESS,
                                List.of(),
                                WAITRESS.placeOf(Sample.word(WAITRESS, "--expose-tracebacks")),
                                "--expose-tracebacks",
                                "web"),
                        "Procfile:1 `--expose-tracebacks`, web --expose-tracebacks",
                        ""),
                told(
                        new ServedErrorLog(
                                List.of(),
                                GUNICORN.placeOf(Sample.word(GUNICORN, "--reload")),
                                "--error-logfile",
                                "static/errors.txt",
                                "web"),
                        "Procfile:1 `--reload`, web --error-logfile",
                        ""),
                told(
                        new ReloadOption(
                                "gunicorn",
                                List.of(),
                                GUNICORN.placeOf(Sample.word(GUNICORN, "--reload")),
                                "--reload",
                                "web"),
                        "Procfile:1 `--reload`, web --reload",
                        ""));
    }

    private static Arguments told(Switch subject, String place, String answers) {
        return Arguments.of(subject.getClass().getSimpleName(), subject, place, answers);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("switches")
    void eachKindTellsItsPlaceItsNameAndWhatItDoes(String kind, Switch subject, String place, String answers) {
        assertThat(subject.place() + " `" + subject.place().text() + "`, " + subject.subject())
                .as(kind)
                .isEqualTo(place);
        assertThat(answers(subject)).as(kind).isEqualTo(answers);
    }

    private static String answers(Switch subject) {
        List<String> answers = new ArrayList<>();
        if (subject.turnsDebugOn()) {
            answers.add("turns debug on");
        }
        subject.environmentVariable().ifPresent(variable -> answers.add("is " + variable.name()));
        subject.assignedValue().ifPresent(value -> answers.add("assigns `" + value.text() + "`"));
        subject.writtenValue()
                .ifPresent(written -> answers.add("writes " + written.value().shown()
                        + written.argument()
                                .map(argument -> " in `" + argument.text() + "`")
                                .orElse("")));
        if (subject.setsVariable()) {
            answers.add("sets a variable");
        }
        return String.join(", ", answers);
    }

    @Test
    void noKindIsMissing() {
        List<String> all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(Switch.class).stream()
                        .filter(type -> type.isAssignableTo(Switch.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .toList();
        assertThat(all).contains("RunArgument");
        assertThat(switches().map(row -> row.get()[0]).distinct()).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Place place(String path, String text) {
        SourceFile file = new SourceFile(path, text);
        return file.place(file.line(1));
    }
}
