package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.Difference;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves the places of an execution to their new offsets after an edit of one of its modules. */
final class Relocation {
    private final Difference difference;
    private final PythonModule after;

    Relocation(Difference difference, PythonModule after) {
        this.difference = difference;
        this.after = after;
    }

    Execution of(Execution execution) {
        return new Execution(
                execution.starts().stream().map(this::start).toList(),
                execution.unseen().stream().map(this::place).toList(),
                settings(execution.settings()),
                execution.disclosures().stream().map(this::disclosure).toList(),
                execution.children().stream().map(this::child).toList(),
                execution.environment(),
                execution.use(),
                execution.reads().stream().map(this::read).toList(),
                execution.failed(),
                execution.files(),
                execution.missing(),
                execution
                        .coverage()
                        .moved(this::place)
                        .blurred(Set.of(after.file().path())));
    }

    private AppStart start(AppStart start) {
        boolean here = isHere(start.module().file().path());
        return new AppStart(
                start.kind(),
                here ? after : start.module(),
                place(start.call()),
                start.scope(),
                options(start.options(), here),
                settings(start.settings()),
                start.environment(),
                start.made(),
                start.behind().map(this::place),
                start.given().map(this::place),
                start.otherwise().map(this::place),
                start.threaded(),
                start.presumed(),
                start.removed(),
                start.switchedLater(),
                start.certain());
    }

    private AppStart.Options options(AppStart.Options options, boolean here) {
        return new AppStart.Options(
                value(options.debug()),
                here ? options.debugArgument().map(difference::moved) : options.debugArgument(),
                value(options.useDebugger()),
                value(options.useEvalex()),
                options.host(),
                options.port(),
                options.loadDotenv(),
                options.reloader(),
                options.terminal());
    }

    private List<DebugSetting> settings(List<DebugSetting> settings) {
        return settings.stream().map(this::setting).toList();
    }

    private DebugSetting setting(DebugSetting setting) {
        return new DebugSetting(
                setting.kind(),
                value(setting.value()),
                setting.subject(),
                place(setting.applied()),
                setting.certain(),
                setting.presumed());
    }

    private Disclosure disclosure(Disclosure disclosure) {
        return new Disclosure(
                disclosure.library(),
                value(disclosure.value()),
                disclosure.subject(),
                place(disclosure.call()),
                disclosure.certain());
    }

    private ChildProcess child(ChildProcess child) {
        return new ChildProcess(
                place(child.call()),
                child.words().stream()
                        .map(word -> new ChildProcess.Word(word.text(), place(word.place())))
                        .toList(),
                child.shell(),
                child.inherits(),
                settings(child.settings()),
                child.certain());
    }

    private Optional<Traced> value(Optional<Traced> value) {
        return value.map(this::value);
    }

    private Traced value(Traced value) {
        return new Traced(
                value.truth(),
                value.shown(),
                value.none(),
                place(value.place()),
                value.origins().stream().map(this::place).toList(),
                value.variables(),
                value.reads().stream().map(this::read).toList(),
                value.guards().stream().map(this::read).toList());
    }

    private VariableRead read(VariableRead read) {
        return new VariableRead(read.variable(), place(read.place()));
    }

    private Place place(Place place) {
        return isHere(place.path()) ? after.file().place(difference.moved(place.span())) : place;
    }

    private boolean isHere(String path) {
        return path.equals(after.file().path());
    }
}
