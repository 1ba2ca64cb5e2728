package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a PowerShell script. */
final class PowerShellText {
    private static final int MAX_LINES = 2_000;
    private static final int MAX_DEPTH = 4;
    private static final Pattern SET = Pattern.compile("(?i)\\$env:([A-Za-z_]\\w*)\\s*=\\s*(.*)");

    /** Sets a variable of this process, unless the third argument says that it is one of the machine or the user. */
    private static final Pattern METHOD =
            Pattern.compile("(?i)\\[(?:System\\.)?Environment\\]::SetEnvironmentVariable\\("
                    + "\\s*[\"']([A-Za-z_]\\w*)[\"']\\s*,\\s*(\"[^\"]*\"|'[^']*'|[^,]*?)\\s*"
                    + "(?:,\\s*(?:[\"']Process[\"']|\\[(?:System\\.)?EnvironmentVariableTarget\\]::Process)\\s*)?\\)");

    private static final Pattern ITEM = Pattern.compile("(?i)(?:Set|New)-Item\\s+(?:-Path\\s+)?[\"']?env:[\\\\/]?"
            + "([A-Za-z_]\\w*)[\"']?\\s+(?:-Value\\s+)?(.*)");

    private static final List<Pattern> SETTING = List.of(SET, METHOD, ITEM);
    private static final Pattern REMOVED =
            Pattern.compile("(?i)(?:Remove-Item|Clear-Item|ri|rm|del|erase|rd|rmdir|cli)\\s+"
                    + "(?:-(?:Literal)?Path\\s+)?[\"']?env:[\\\\/]?([A-Za-z_]\\w*)[\"']?(?:\\s+-.*)?");

    /** A variable with an empty value is none. */
    private static final Pattern NOTHING = Pattern.compile("(?i)\\s*(?:\\$null|\"\"|'')\\s*");

    /** Text behind a block that does not begin a command, but goes on with one. */
    private static final Pattern BEHIND = Pattern.compile("(?i)[|).,;>&=-]|(?:while|until)\\b");

    private static final Pattern PIPED =
            Pattern.compile("(?i)(?!(?:if|else|elseif|foreach|for|while|switch|function|\\$)\\b|\\$)[^|{\"']++\\|");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"`]*)\"|'([^']*)'|(\\d+)");
    private static final Pattern SKIPPED =
            Pattern.compile("(?is)(?:#|\\$\\w+\\s*[+.\\[=]|Write-\\w+|Clear-Host|param\\b|Import-Module|"
                    + "Read-Host|Start-Sleep|Set-ExecutionPolicy|\\[|return\\b|throw\\b|using\\b).*");
    /** The triggers of tasks that run with the machine, and of those that run at times. */
    private static final Pattern WITH_MACHINE = Pattern.compile("(?i)\\s-At(?:Startup|LogOn)\\b");

    private static final Pattern AT_TIMES =
            Pattern.compile("(?i)\\bNew-ScheduledTaskTrigger\\s[^\\n]{0,200}?-(?:Daily|Weekly|Once)\\b");

    /** Without it, the action of a task is one that the script only describes. */
    private static final Pattern REGISTERS = Pattern.compile("(?i)\\b(?:Register|Set)-ScheduledTask\\b");

    private static final Pattern FOLDER =
            Pattern.compile("(?i)(?:cd|Set-Location|Push-Location|sl|chdir)\\s+(?:-(?:Literal)?Path\\s+)?(?=\\S)");
    private static final String PATH = "(\"[^\"]*\"|'[^']*'|[^\\s\"',|>-][^\\s\"',|>]*)";
    private static final String OPTIONS = "(?:-(?:Force|Recurse|Verbose|ErrorAction\\s+\\w+)\\s+){0,5}";
    private static final Pattern COPY = Pattern.compile("(?i)(?:Copy-Item|copy|cpi|cp)\\s+" + OPTIONS
            + "(?:-(?:Literal)?Path\\s+)?" + PATH + "\\s+" + OPTIONS + "(?:-Destination\\s+)?" + PATH
            + "(?:\\s+-.*|\\s*[|>].*)?");
    private static final Pattern CALL = Pattern.compile("[&.]\\s+(?=\\S)");
    private static final Pattern ELSE = Pattern.compile("(?i)(?:\\}\\s*)?else\\s*\\{");
    private static final Pattern LEAVES = Pattern.compile("(?i)exit(?:\\s+\\S+)?");

    private final MappedText script;
    private final ShellWriter writer;
    private final boolean registersTasks;
    private final int depth;
    private final Deque<PowerShellBlock> blocks = new ArrayDeque<>();
    private final PowerShellVariables variables;
    private final NetProcesses processes;

    PowerShellText(MappedText script) {
        this(script, 0);
    }

    /** @param depth the number of scripts around this one */
    PowerShellText(MappedText script, int depth) {
        this(script, depth, new PowerShellVariables());
    }

    private PowerShellText(MappedText script, int depth, PowerShellVariables variables) {
        this.script = script;
        this.depth = depth;
        this.variables = variables;
        this.writer = new ShellWriter(script);
        this.processes = new NetProcesses(writer::conditions);
        this.registersTasks = REGISTERS.matcher(script.text()).find();
    }

    /** Returns whether the shell text starts what the script leaves to Windows: a service, a scheduled task. */
    boolean registersServices() {
        return writer.registersServices();
    }

    /** Returns where the programs are written that Windows runs at times. */
    List<Span> jobs() {
        return writer.jobs();
    }

    /** Returns the shell text that does the same. */
    MappedText shell() {
        PowerShellLines.of(script).stream().takeWhile(Most.first(MAX_LINES)).forEach(this::line);
        blocks.stream()
                .filter(block -> block == PowerShellBlock.APART)
                .forEach(block -> writer.endApart(script.span()));
        return writer.shell();
    }

    /** A block runs under a condition, or when its function is called, unless it certainly runs. */
    private void line(MappedText line) {
        MappedText rest = line;
        boolean closes = rest.peek(0) == '}';
        if (closes) {
            rest = rest.sub(1, rest.length()).strip();
            if (rest.text().endsWith("{") && blocks.peek() == PowerShellBlock.CONDITIONAL) {
                next(line, rest);
                return;
            }
            close(line);
        }
        if (rest.text().endsWith("{") && !rest.text().endsWith("@{")) {
            open(rest);
        } else if (!closes || !BEHIND.matcher(rest.text()).lookingAt()) {
            command(rest);
        }
    }

    private void open(MappedText line) {
        PowerShellBlock block = PowerShellBlock.of(line.text());
        piped(line).ifPresent(this::command);
        if (block == PowerShellBlock.CONDITIONAL) {
            writer.begin(line.span(), BranchCondition.ofPowerShell(line.text()));
            variables.begin(line.text());
        } else if (block == PowerShellBlock.APART) {
            writer.beginApart(line.span());
            variables.begin(line.text());
        }
        blocks.push(block);
    }

    /** Goes on with {@code } else {} or with another block that belongs to the one before. */
    private void next(MappedText line, MappedText rest) {
        if (PowerShellBlock.of(rest.text()) == PowerShellBlock.CONDITIONAL) {
            BranchCondition condition = BranchCondition.ofPowerShell(line.text());
            boolean always = ELSE.matcher(rest.text()).matches();
            if (always) {
                writer.otherwise(line.span(), condition);
            } else {
                writer.elseIf(line.span(), condition);
            }
            variables.otherwise(always);
        } else {
            close(line);
            open(rest);
        }
    }

    private void close(MappedText line) {
        PowerShellBlock block = blocks.poll();
        if (block == PowerShellBlock.CONDITIONAL) {
            writer.end(line.span());
            variables.end();
        } else if (block == PowerShellBlock.APART) {
            writer.endApart(line.span());
            variables.end();
        }
    }

    /** Returns the command whose output goes into a block, before the brace of the block. */
    private static Optional<MappedText> piped(MappedText line) {
        Matcher piped = PIPED.matcher(line.text());
        return piped.lookingAt() ? Optional.of(line.sub(0, piped.end() - 1).strip()) : Optional.empty();
    }

    private void command(MappedText line) {
        Optional<MappedText> task = registersTasks ? StartProcess.scheduled(line) : Optional.empty();
        if (task.isPresent()) {
            boolean atTimes = AT_TIMES.matcher(script.text()).find()
                    && !WITH_MACHINE.matcher(script.text()).find();
            writer.task(expanded(task.get()), atTimes);
            return;
        }
        if (depth < MAX_DEPTH) {
            Optional<MappedText> inner = otherShell(PowerShellCall.ofPowerShell(line), CmdCall.of(line));
            if (inner.isPresent()) {
                writer.apart(inner.get(), line.span());
                return;
            }
            Optional<MappedText> evaluated = PowerShellCall.evaluated(line);
            if (evaluated.isPresent()) {
                PowerShellLines.of(evaluated.get()).forEach(this::line);
                return;
            }
        }
        Matcher removed = REMOVED.matcher(line.text());
        if (removed.matches()) {
            writer.unset(line.sub(removed.start(1), removed.end(1)));
            return;
        }
        Optional<Matcher> setting = SETTING.stream()
                .map(pattern -> pattern.matcher(line.text()))
                .filter(Matcher::matches)
                .findFirst();
        if (setting.isPresent()) {
            Matcher set = setting.get();
            if (NOTHING.matcher(set.group(2)).matches()) {
                writer.unset(line.sub(set.start(1), set.end(1)));
                return;
            }
            Matcher quoted = QUOTED.matcher(set.group(2));
            boolean known = quoted.matches();
            int group = !known ? 0 : quoted.group(1) != null ? 1 : quoted.group(2) != null ? 2 : 3;
            MappedText value = known
                    ? line.sub(set.start(2) + quoted.start(group), set.start(2) + quoted.end(group))
                    : line.sub(set.start(2), set.end(2));
            writer.export(line.sub(set.start(1), set.end(1)), expanded(value), known);
        } else if (LEAVES.matcher(line.text()).matches()) {
            if (!writer.isConditional()) {
                writer.exit(line.span());
            }
        } else if (!object(line)) {
            variables.take(line);
            Optional<StartProcess> kept = PowerShellVariables.kept(line).flatMap(StartProcess::of);
            if (kept.isPresent()) {
                process(kept.get(), line);
            } else if (!line.isEmpty() && !SKIPPED.matcher(line.text()).matches()) {
                started(line);
            }
        }
    }

    /** Takes a line that describes or starts a program through an object; returns whether it does. */
    private boolean object(MappedText line) {
        Optional<NetProcesses.Described> started = processes.started(line);
        started.ifPresent(process -> {
            writer.beginApart(line.span());
            process.variables().forEach(this::set);
            process.start(line).ifPresent(start -> process(start, line));
            writer.endApart(line.span());
        });
        return started.isPresent() || processes.describes(line);
    }

    private void set(NetProcesses.Variable variable) {
        if (!variable.always()) {
            writer.begin(variable.name().span(), ComparedWord.NONE);
        }
        writer.export(variable.name(), expanded(PowerShellString.unquoted(variable.value())), variable.known());
        if (!variable.always()) {
            writer.end(variable.name().span());
        }
    }

    /** Returns what another shell does with the text that it gets. */
    private Optional<MappedText> otherShell(Optional<MappedText> powerShell, Optional<MappedText> cmd) {
        return powerShell.isPresent()
                ? powerShell.map(text -> new PowerShellText(text, depth + 1, variables.copy()).shell())
                : cmd.map(text -> new BatchText(text, depth + 1).shell());
    }

    /** A shell in a window of its own has the folder and the variables to itself. */
    private void process(StartProcess process, MappedText line) {
        Optional<MappedText> inner = depth < MAX_DEPTH
                ? process.shell().flatMap(command -> otherShell(PowerShellCall.of(command), CmdCall.ofProcess(command)))
                : Optional.empty();
        if (inner.isEmpty()) {
            writer.command(expanded(process.command()));
            return;
        }
        writer.beginApart(line.span());
        process.folder().ifPresent(cd -> writer.command(expanded(cd)));
        writer.apart(inner.get(), line.span());
        writer.endApart(line.span());
    }

    private void started(MappedText line) {
        Optional<StartProcess> process = StartProcess.of(line);
        if (process.isPresent()) {
            process(process.get(), line);
            return;
        }
        Matcher call = CALL.matcher(line.text());
        MappedText command = call.lookingAt() ? line.sub(call.end(), line.length()) : line;
        Matcher folder = FOLDER.matcher(command.text());
        if (folder.lookingAt()) {
            MappedText.Builder cd = new MappedText.Builder(command.span().start());
            cd.append("cd ", command.span());
            cd.append(command, folder.end(), command.length());
            command = cd.build();
        }
        Matcher copy = COPY.matcher(command.text());
        if (copy.matches()) {
            MappedText.Builder cp = new MappedText.Builder(command.span().start());
            cp.append("cp ", command.span());
            cp.append(command, copy.start(1), copy.end(1));
            cp.append(" ", command.span());
            cp.append(command, copy.start(2), copy.end(2));
            command = cp.build();
        }
        writer.command(expanded(command));
    }

    private MappedText expanded(MappedText text) {
        return variables.shell(text);
    }
}
