package dev.undebug.read.shell;

import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs the commands that {@code trap} gives a shell: before each other one, after one that fails, and at its end. */
final class ShellTraps {
    private static final Set<String> AT_EXIT = Set.of("EXIT", "SIGEXIT", "0");
    private static final Set<String> ON_FAILURE = Set.of("ERR", "SIGERR");
    /** After a function or a file, and when a child ends. */
    private static final Set<String> INSIDE = Set.of("RETURN", "CHLD", "SIGCHLD");

    /** A script that sends a signal to itself. */
    private static final Pattern SENT = Pattern.compile("\\bkill\\b[^\\n]*\\$\\$");

    private static final Set<String> BEFORE_COMMANDS = Set.of("DEBUG", "SIGDEBUG");

    private final ShellRun run;

    ShellTraps(ShellRun run) {
        this.run = run;
    }

    /**
     * The commands for the end of a shell.
     *
     * @param file of the text
     * @param sure whether the shell certainly has them
     */
    record AtExit(SourceFile file, MappedText text, boolean sure) {
        AtExit perhaps() {
            return new AtExit(file, text, false);
        }
    }

    /** Sets the commands for some signals. Those for signals from outside start nothing by themselves. */
    ShellStatus set(List<ShellField> words) {
        List<ShellField> arguments = !words.isEmpty() && words.get(0).is("--") ? words.subList(1, words.size()) : words;
        if (arguments.isEmpty() || arguments.get(0).is("-p") || arguments.get(0).is("-l")) {
            return ShellStatus.YES;
        }
        // One word alone is a signal, which is reset.
        boolean alone = arguments.size() == 1;
        Optional<AtExit> commands = alone ? Optional.empty() : commands(arguments.get(0));
        for (ShellField signal : alone ? arguments : arguments.subList(1, arguments.size())) {
            if (AT_EXIT.contains(signal.value())) {
                run.state().atExit = commands.stream().toList();
            } else if (BEFORE_COMMANDS.contains(signal.value())) {
                commands.ifPresent(one -> run.read(one.file(), one.text()));
            } else if (ON_FAILURE.contains(signal.value())) {
                commands.ifPresent(one -> perhaps(one, true));
            } else if (INSIDE.contains(signal.value())) {
                commands.filter(this::isDefined).ifPresent(one -> run.children().aside(one.file(), one.text()));
            } else if (SENT.matcher(run.file().text()).find()) {
                commands.filter(this::isDefined).ifPresent(one -> perhaps(one, true));
            }
        }
        return ShellStatus.YES;
    }

    /** Scripts often define the function for a signal later. */
    private boolean isDefined(AtExit commands) {
        String text = commands.text().text().strip();
        return text.contains(" ") || run.state().function(text).isPresent();
    }

    private Optional<AtExit> commands(ShellField argument) {
        boolean none = argument.is("-") || argument.value().isBlank() || argument.isUnknownCommand();
        return none
                ? Optional.empty()
                : Optional.of(
                        new AtExit(argument.origin().map(Place::file).orElse(run.file()), argument.source(), true));
    }

    /** Runs the commands for the end of the shell, which is reached unless another program has replaced it. */
    void leave() {
        List<AtExit> all = run.state().atExit;
        if (all.isEmpty()) {
            return;
        }
        ShellState ended = run.state();
        run.goOn(ended.copy());
        run.state().atExit = List.of();
        run.state().flow = Flow.NEXT;
        for (AtExit one : all) {
            if (one.sure()) {
                run.read(one.file(), one.text());
            } else {
                perhaps(one, false);
            }
        }
        // The last command before is still one that the script waits for.
        run.state().passes(ended);
    }

    /** @param goesOn whether the shell goes on as before where the commands end it, as most failures do not occur */
    private void perhaps(AtExit commands, boolean goesOn) {
        ShellState before = run.state();
        Runnable runs = () -> {
            run.read(commands.file(), commands.text());
            if (goesOn && run.state().flow != Flow.NEXT) {
                run.goOn(before.copy());
            }
        };
        run.decisions().branches(List.of(runs, () -> {}), ShellDefaults.NONE);
    }
}
