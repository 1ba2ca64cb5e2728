package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the shell text that does what a script of Windows does. What is not understood runs under an unknown condition. */
final class ShellWriter {

    /** Scripts of virtual environments, which only choose among installed programs. */
    private static final Pattern ACTIVATION =
            Pattern.compile("(?:.*[/\\\\])?activate(?:\\.(?:bat|cmd|ps1))?", Pattern.CASE_INSENSITIVE);

    private static final Pattern LAUNCHER = Pattern.compile("py(?:\\.exe)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("-[23](?:\\.\\d+)?(?:-\\d+)?");

    private final MappedText.Builder out;
    private final Span end;
    private final RegisteredServices services = new RegisteredServices();
    private int open;

    ShellWriter(MappedText script) {
        this.end = new Span(script.span().end(), script.span().end());
        this.out = new MappedText.Builder(script.span().start());
    }

    MappedText shell() {
        endAll();
        startServices();
        return out.build();
    }

    /** Begins commands that run under a condition. */
    void begin(Span at, BranchCondition condition) {
        out.append("if " + condition.test() + "; then\n", at);
        open++;
    }

    /** Begins the commands that run otherwise, under another condition if that says something. */
    void otherwise(Span at, BranchCondition condition) {
        if (condition.isKnown()) {
            elseIf(at, condition);
        } else if (open > 0) {
            out.append("else\n", at);
        }
    }

    /** Begins the commands that run otherwise if another condition holds, whatever that says. */
    void elseIf(Span at, BranchCondition condition) {
        if (open > 0) {
            out.append("elif " + condition.test() + "; then\n", at);
        }
    }

    void end(Span at) {
        if (open > 0) {
            out.append("fi\n", at);
            open--;
        }
    }

    /** Begins commands of another shell. */
    void beginApart(Span at) {
        out.append("(\n", at);
    }

    void endApart(Span at) {
        out.append(")\n", at);
    }

    /** Runs shell text in a shell of its own. */
    void apart(MappedText shell, Span at) {
        beginApart(at);
        out.append(shell, 0, shell.length());
        endApart(at);
    }

    /** Removes a variable. */
    void unset(MappedText name) {
        out.append("unset ", name.span());
        out.append(name, 0, name.length());
        out.append("\n", name.span());
    }

    /** Begins a function. */
    void beginFunction(String name, Span at) {
        out.append(name + "() {\n:\n", at);
    }

    /** Ends the conditions that are open. */
    void endAll() {
        while (open > 0) {
            end(end);
        }
    }

    /** Ends a function and what is open in it. */
    void endFunction() {
        endAll();
        out.append("}\n", end);
    }

    /** Runs a function. */
    void call(String function, MappedText arguments, Span at) {
        out.append(function, at);
        out.append(arguments, 0, arguments.length());
        out.append("\n", at);
    }

    /** Runs a function with the arguments of the current one. */
    void runOn(String function, Span at) {
        out.append(function + " \"$@\"\n", at);
    }

    /** Returns from a function. */
    void leave(Span at) {
        out.append("return\n", at);
    }

    boolean isConditional() {
        return open > 0;
    }

    /** Returns how many conditions are open. */
    int conditions() {
        return open;
    }

    /** Returns whether the script leaves a service or a scheduled task on the machine. */
    boolean registersServices() {
        return !services.commands().isEmpty();
    }

    /** Returns where the programs are written that Windows runs at times. */
    List<Span> jobs() {
        return services.jobs();
    }

    /** Starts the services whose registration is complete, each in a shell of its own. */
    private void startServices() {
        for (List<MappedText> commands : services.commands()) {
            Span at = commands.get(0).span();
            beginApart(at);
            commands.forEach(this::run);
            endApart(at);
        }
    }

    /** Ends the script. */
    void exit(Span at) {
        startServices();
        out.append("exit\n", at);
    }

    /** Sets a variable for all later commands, to text that is shell text already, or to an unknown value. */
    void export(MappedText name, MappedText value, boolean known) {
        out.append("export ", name.span());
        out.append(name, 0, name.length());
        Span start = new Span(value.span().start(), value.span().start());
        Span after = new Span(value.span().end(), value.span().end());
        out.append(known ? "=\"" : "=$(unknown)", start);
        if (known) {
            out.append(value, 0, value.length());
            out.append("\"", after);
        }
        out.append("\n", after);
    }

    /** Runs a command of shell text. */
    void command(MappedText command) {
        if (!services.take(command.strip())) {
            run(command);
        }
    }

    /** Registers a scheduled task that runs a command of shell text, at times or with the machine. */
    void task(MappedText command, boolean atTimes) {
        services.task(command.strip(), atTimes);
    }

    private void run(MappedText command) {
        MappedText text = command.strip();
        int first = firstWord(text);
        String program = text.text().substring(0, first).replace("\"", "").replace("'", "");
        // Windows opens a page or a picture with the program that people chose for such files.
        if (text.isEmpty() || ACTIVATION.matcher(program).matches() || IrrelevantFiles.is(program)) {
            return;
        }
        if (LAUNCHER.matcher(program).matches()) {
            out.append("python", text.span(0, first));
            int rest = first;
            while (rest < text.length() && text.charAt(rest) == ' ') {
                rest++;
            }
            int next = rest + firstWord(text.sub(rest, text.length()));
            boolean version = VERSION.matcher(text.text().substring(rest, next)).matches();
            out.append(text, version ? next : first, text.length());
        } else {
            out.append(text, 0, text.length());
        }
        out.append("\n", text.span());
    }

    private static int firstWord(MappedText text) {
        boolean quoted = text.peek(0) == '"';
        int end = quoted ? text.text().indexOf('"', 1) + 1 : 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
            end++;
        }
        return end;
    }
}
