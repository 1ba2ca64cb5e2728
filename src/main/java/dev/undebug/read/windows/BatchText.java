package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.windows.BatchRoutines.Part;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a batch file. */
final class BatchText {
    /** A text that is not known, as a variable whose name none can have. */
    static final String UNKNOWN = "%?%";

    private static final int MAX_LINES = 2_000;
    private static final int MAX_DEPTH = 20;

    private static final Pattern SKIPPED = Pattern.compile(
            "(?i)(?:rem|echo|title|cls|pause|color|chcp|setlocal|endlocal|timeout|mode|prompt|exit)\\b.*|:.*|echo[.:(].*");

    private static final Pattern SET = Pattern.compile("(?i)set\\s+(\"?)([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);
    private static final Pattern COMPUTED =
            Pattern.compile("(?i)set\\s+/[ap]\\s+\"?([A-Za-z_]\\w*)=.*", Pattern.DOTALL);
    private static final String START_OPTIONS = "(?:/(?:d\\s*+(?:\"[^\"]*\"|\\S++)|[a-z]++)\\s++){0,20}+";

    /** The first text in quotes is a title. */
    private static final Pattern START = Pattern.compile("(?i)start\\s+(?:\"[^\"]*\"\\s*(?<titled>" + START_OPTIONS
            + ")|(?<untitled>" + START_OPTIONS + ")(?:\"[^\"]*\"\\s+)?)(?=\\S)");

    private static final Pattern START_FOLDER = Pattern.compile("(?i)(?:^|\\s)/d\\s*+(\"[^\"]*\"|\\S++)");

    private static final Pattern SHELL = Pattern.compile(
            "(?i)(?:cmd(?:\\.exe)?|%comspec%)\\s+(?:/(?![ck])[a-z](?::\\w+)?\\s+){0,10}/[ck]\\s*(?=\\S)");
    private static final String PATH = "(\"[^\"]*\"|[^\\s\"/<>+,]+)";
    private static final Pattern COPY = Pattern.compile(
            "(?i)x?copy\\s+(?:/[a-z-]+\\s+){0,10}" + PATH + "\\s+" + PATH + "(?:\\s+/[a-z-]+){0,10}\\s*(?:[12]?>.*)?");
    private static final Pattern FOLDER = Pattern.compile("(?i)(?:cd|chdir|pushd)\\s+(?:/d\\s+)?(?=\\S)");
    private static final Pattern CALL = Pattern.compile("(?i)call\\s+(?=\\S)");
    private static final Pattern IF = Pattern.compile(
            "(?i)if\\s+(?:/i\\s+)?(?:not\\s+)?(?:exist\\s+(?:\"[^\"]*\"|\\S+)"
                    + "|defined\\s+\\S+|errorlevel\\s+\\d+|(?:\"[^\"]*\"|[^\\s=\"]+)\\s*(?:==|\\b(?:equ|neq|lss|leq|gtr|geq)\\b)\\s*(?:\"[^\"]*\"|[^\\s(]+))\\s*");
    private static final Pattern FOR = Pattern.compile("(?i)for\\s.*?\\bdo\\b\\s*");
    private static final Pattern CONDITIONAL = Pattern.compile("(?i)(?:if|for)\\b.*");

    private static final Pattern VARIABLE =
            Pattern.compile("%~[a-z]*0\\\\?|%([A-Za-z_]\\w*)%|!([A-Za-z_]\\w*)!|%(\\d|\\*)|%\\?%|%%");

    private final MappedText script;
    private final int shells;
    private final List<MappedText> lines;
    private final BatchRoutines routines;
    private final ShellWriter writer;
    private final BatchLocals locals;
    private boolean registers;
    private final List<Span> jobs = new ArrayList<>();
    private Part current;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int successes;
    private int passedOver;
    private int depth;
    private boolean inRoutine;
    /** The line with the commands that are read now. */
    private MappedText currentLine;

    /** The parentheses that are open. */
    private enum Group {
        /** They run under a condition. */
        CONDITION,
        /** They run if the command before them succeeds, which is taken for granted, though not that they end the script. */
        SUCCESS,
        PLAIN;

        static Group behind(BatchCommand.Sign sign) {
            return switch (sign) {
                case OR -> CONDITION;
                case AND -> SUCCESS;
                case NONE -> PLAIN;
            };
        }
    }

    BatchText(MappedText script) {
        this(script, 0);
    }

    /** @param shells the number of shells around this one */
    BatchText(MappedText script, int shells) {
        this.shells = shells;
        this.script = script;
        this.writer = new ShellWriter(script);
        this.lines = lines().stream().takeWhile(Most.first(MAX_LINES)).toList();
        this.routines = new BatchRoutines(lines);
        this.locals = new BatchLocals(lines, writer);
        this.current = routines.first();
        this.currentLine = script;
    }

    /** Returns whether the shell text starts what the script leaves to Windows: a service, a scheduled task. */
    boolean registersServices() {
        return registers || writer.registersServices();
    }

    /** Returns where the programs are written that Windows runs at times. */
    List<Span> jobs() {
        return Stream.concat(jobs.stream(), writer.jobs().stream()).toList();
    }

    /** Returns the shell text that does the same. */
    MappedText shell() {
        List<Part> reached = routines.reached();
        if (reached.isEmpty()) {
            lines.forEach(this::line);
            return writer.shell();
        }
        inRoutine = true;
        reached.forEach(part -> {
            writer.beginFunction(part.function(), part.lines().get(0).span());
            part(part);
            locals.restoreAll(part.lines().get(0).span());
            writer.endFunction();
        });
        inRoutine = false;
        part(routines.first());
        return writer.shell();
    }

    private void part(Part part) {
        current = part;
        passedOver = 0;
        groups.clear();
        successes = 0;
        locals.beginPart();
        part.lines().forEach(this::line);
        writer.endAll();
        routines.after(part)
                .ifPresent(next ->
                        writer.runOn(next.function(), next.lines().get(0).span()));
    }

    /** Returns the lines; a caret at the end continues one, unless it is a comment. */
    private List<MappedText> lines() {
        List<MappedText> all = new ArrayList<>();
        MappedText.Builder line = new MappedText.Builder(script.span().start());
        boolean remark = BatchRemark.isAt(script.text(), 0);
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            boolean ends = c == '\n' || c == '\r';
            boolean continued = c == '^' && (script.peek(i + 1) == '\n' || script.peek(i + 1) == '\r') && !remark;
            if (continued) {
                i += script.peek(i + 1) == '\r' && script.peek(i + 2) == '\n' ? 2 : 1;
            } else if (ends) {
                all.add(line.build());
                line = new MappedText.Builder(script.span(i, i).start());
                remark = BatchRemark.isAt(script.text(), i + 1);
            } else {
                line.append(script, i, i + 1);
            }
        }
        all.add(line.build());
        return all;
    }

    private void line(MappedText written) {
        MappedText line = BatchRemark.without(unmarked(written));
        if (line.isEmpty() || depth > MAX_DEPTH) {
            return;
        }
        depth++;
        currentLine = depth == 1 ? line : currentLine;
        if (line.charAt(0) == ':') {
            // Nothing on the line of a label runs.
        } else if (line.charAt(0) == ')') {
            closed(line);
        } else if (!groups.isEmpty() && endsGroup(line.text())) {
            commands(line.sub(0, line.length() - 1));
            close(line);
        } else {
            commands(line);
        }
        depth--;
    }

    /** Returns whether the last sign of a line closes a group of earlier lines. */
    private static boolean endsGroup(String line) {
        return line.endsWith(")")
                && !line.endsWith("^)")
                && line.indexOf('(') < 0
                && line.chars().filter(c -> c == '"').count() % 2 == 0;
    }

    private static MappedText unmarked(MappedText line) {
        MappedText text = line.strip();
        int at = 0;
        while (text.peek(at) == '@') {
            at++;
        }
        return text.sub(at, text.length()).strip();
    }

    /** Handles {@code )}, {@code ) else (} and what follows a group in its last line. */
    private void closed(MappedText line) {
        MappedText rest = line.sub(1, line.length()).strip();
        if (rest.text().toLowerCase(Locale.ROOT).startsWith("else")) {
            otherwise(line, rest.sub("else".length(), rest.length()).strip());
            return;
        }
        close(line);
        // What is before the first sign is where the group writes to.
        List<BatchCommand> more = BatchCommand.of(rest);
        more.subList(1, more.size()).forEach(this::run);
    }

    private void otherwise(MappedText line, MappedText branch) {
        if (groups.peek() == Group.CONDITION) {
            BranchCondition condition = BranchCondition.ofBatch(line.text());
            if (IF.matcher(branch.text()).lookingAt() && branch.text().endsWith("(")) {
                writer.elseIf(line.span(), condition);
            } else {
                writer.otherwise(line.span(), condition);
            }
        }
        if (!branch.text().endsWith("(")) {
            line(branch);
            close(line);
        }
    }

    private void close(MappedText line) {
        Group group = groups.poll();
        if (group == Group.CONDITION) {
            writer.end(line.span());
        } else if (group == Group.SUCCESS) {
            successes--;
        }
    }

    private void commands(MappedText line) {
        if (CONDITIONAL.matcher(line.text()).matches()) {
            conditional(line);
            return;
        }
        for (BatchCommand command : BatchCommand.of(line)) {
            MappedText text = command.text().strip();
            if (command.shape() == BatchCommand.Shape.SINGLE
                    && CONDITIONAL.matcher(text.text()).matches()) {
                conditional(line.sub(command.from(), line.length()).strip());
                return;
            }
            run(command);
        }
    }

    private void run(BatchCommand command) {
        MappedText text = command.text();
        if (command.shape() == BatchCommand.Shape.SINGLE) {
            single(command);
            return;
        }
        open(text, Group.behind(command.sign()));
        line(text);
        if (command.shape() == BatchCommand.Shape.GROUP) {
            close(text);
        }
    }

    private void open(MappedText at, Group group) {
        groups.push(group);
        if (group == Group.CONDITION) {
            writer.begin(at.span(), ComparedWord.NONE);
        } else if (group == Group.SUCCESS) {
            successes++;
        }
    }

    private void single(BatchCommand command) {
        MappedText text = command.text();
        boolean mayLeave = command.decided() || successes > 0;
        if (mayLeave && BatchRoutines.goesElsewhere(text.text().strip())) {
            writer.begin(text.span(), ComparedWord.NONE);
            command(text);
            writer.end(text.span());
        } else {
            command(text);
        }
    }

    private void conditional(MappedText line) {
        MappedText rest = afterCondition(line);
        boolean alone = BatchRoutines.jump(rest.text())
                .filter(label -> routines.isToNext(current, label))
                .isPresent();
        if (alone && writer.conditions() == passedOver) {
            // The rest of the part runs if the condition does not hold.
            writer.begin(line.span(), BranchCondition.ofBatch(line.text()).negated());
            passedOver++;
            return;
        }
        List<BatchCommand> branch = BatchCommand.of(rest);
        BatchCommand last = branch.get(branch.size() - 1);
        if (last.shape() == BatchCommand.Shape.OPEN || line.text().endsWith("(")) {
            // A group behind another command has a second condition; one unknown condition will do for both.
            writer.begin(line.span(), branch.size() > 1 ? ComparedWord.NONE : BranchCondition.ofBatch(line.text()));
            groups.push(Group.CONDITION);
            branch.subList(0, branch.size() - 1).forEach(this::run);
            line(last.text());
            return;
        }
        inline(line, rest);
    }

    /** Handles a condition whose branches end with its line. */
    private void inline(MappedText line, MappedText rest) {
        writer.begin(line.span(), BranchCondition.ofBatch(line.text()));
        for (String branch : rest.text().split("(?i)\\)\\s*else\\s*\\(|\\belse\\b")) {
            int from = rest.text().indexOf(branch);
            if (from > 0) {
                writer.otherwise(line.span(), ComparedWord.NONE);
            }
            MappedText inner = rest.sub(from, from + branch.length()).strip();
            boolean opened = inner.peek(0) == '(';
            int end = inner.text().endsWith(")") ? inner.length() - 1 : inner.length();
            line(inner.sub(opened ? 1 : 0, Math.max(opened ? 1 : 0, end)));
        }
        writer.end(line.span());
    }

    private static MappedText afterCondition(MappedText line) {
        for (Pattern pattern : List.of(IF, FOR)) {
            Matcher start = pattern.matcher(line.text());
            if (start.lookingAt()) {
                return line.sub(start.end(), line.length());
            }
        }
        return line.sub(line.length(), line.length());
    }

    private void command(MappedText part) {
        // Blanks at the end are part of a value.
        int blanks = part.length() - part.text().replaceFirst("^[\\s@]+", "").length();
        MappedText written = part.sub(blanks, part.length());
        MappedText text = written.strip();
        Matcher set = SET.matcher(written.text());
        Matcher computed = COMPUTED.matcher(text.text());
        if (text.isEmpty()) {
            return;
        }
        Optional<MatchResult> call = BatchRoutines.call(text.text());
        Optional<String> jump = BatchRoutines.jump(text.text());
        if (locals.takes(text, currentLine)) {
            return;
        }
        if (BatchRoutines.leaves(text.text())) {
            leave(text);
        } else if (jump.isPresent()) {
            jump(text, jump.get());
        } else if (call.isPresent()) {
            called(text, call.get());
        } else if (computed.matches()) {
            export(text.sub(computed.start(1), computed.end(1)), text, false);
        } else if (set.matches()) {
            set(written, set);
        } else if (!SKIPPED.matcher(text.text()).matches()) {
            started(text);
        }
    }

    private void leave(MappedText text) {
        if (!writer.isConditional()) {
            leave(text, BatchRoutines.returns(text.text()));
        }
    }

    private void leave(MappedText text, boolean returns) {
        if (inRoutine && returns) {
            locals.restoreAll(text.span());
            writer.leave(text.span());
        } else {
            writer.exit(text.span());
        }
    }

    /** The lines behind a jump are passed over; where a label is not found, it may run. */
    private void jump(MappedText text, String label) {
        if (!routines.isKnown(label)) {
            writer.begin(text.span(), ComparedWord.NONE);
            leave(text, true);
            writer.end(text.span());
            return;
        }
        List<String> next = routines.next(current, label);
        for (String function : next) {
            if (next.size() > 1) {
                writer.begin(text.span(), ComparedWord.NONE);
            }
            writer.runOn(function, text.span());
            if (next.size() > 1) {
                writer.end(text.span());
            }
        }
        leave(text, true);
    }

    private void called(MappedText text, MatchResult call) {
        for (String function : routines.next(current, call.group(1))) {
            writer.call(
                    function,
                    expanded(text.sub(call.end(), text.length()), false),
                    text.sub(0, call.end()).span());
        }
    }

    /** The value ends at the quote, if the assignment has one before its name; else blanks at its end are part of it. */
    private void set(MappedText written, Matcher set) {
        int end = set.group(1).isEmpty() ? set.end(3) : written.text().lastIndexOf('"');
        MappedText value = written.sub(set.start(3), Math.max(set.start(3), end));
        export(written.sub(set.start(2), set.end(2)), expanded(value, true), true);
    }

    private void export(MappedText name, MappedText value, boolean known) {
        locals.set(name, value, known);
        writer.export(name, value, known);
    }

    private void started(MappedText text) {
        MappedText command = text;
        Matcher call = CALL.matcher(command.text());
        if (call.lookingAt()) {
            command = command.sub(call.end(), command.length());
        }
        Matcher start = START.matcher(command.text());
        Optional<MappedText> folder = Optional.empty();
        if (start.lookingAt()) {
            folder = startFolder(command, start);
            command = command.sub(start.end(), command.length());
        }
        if (folder.isEmpty()) {
            launched(command);
            return;
        }
        writer.beginApart(text.span());
        writer.command(expanded(joined("cd ", folder.get()), false));
        launched(command);
        writer.endApart(text.span());
    }

    /** Returns the folder that {@code start} runs a command in. */
    private static Optional<MappedText> startFolder(MappedText command, Matcher start) {
        String group = start.group("titled") != null ? "titled" : "untitled";
        MappedText options = command.sub(start.start(group), start.end(group));
        Matcher folder = START_FOLDER.matcher(options.text());
        return folder.find() ? Optional.of(options.sub(folder.start(1), folder.end(1))) : Optional.empty();
    }

    private void launched(MappedText written) {
        MappedText command = written;
        Optional<MappedText> powerShell = PowerShellCall.of(command);
        if (powerShell.isPresent()) {
            PowerShellText inner = new PowerShellText(powerShell.get(), shells + 1);
            writer.apart(inner.shell(), command.span());
            registers |= inner.registersServices();
            jobs.addAll(inner.jobs());
            return;
        }
        Matcher shell = SHELL.matcher(command.text());
        if (shell.lookingAt()) {
            shell(command.sub(shell.end(), command.length()));
            return;
        }
        Matcher folder = FOLDER.matcher(command.text());
        Matcher copy = COPY.matcher(command.text());
        if (folder.lookingAt()) {
            command = joined("cd ", command.sub(folder.end(), command.length()));
        } else if (copy.matches()) {
            command = joined("cp ", command.sub(copy.start(1), copy.end(2)));
        }
        writer.command(expanded(command, false));
    }

    /** Handles what another shell gets, whose folder and variables are its own; quotes around the whole are not part of it. */
    private void shell(MappedText commands) {
        int last = commands.text().lastIndexOf('"');
        boolean quoted = commands.peek(0) == '"' && last > 0;
        writer.beginApart(commands.span());
        line(quoted ? commands.sub(1, last) : commands);
        writer.endApart(commands.span());
    }

    private static MappedText joined(String before, MappedText rest) {
        MappedText.Builder all = new MappedText.Builder(rest.span().start());
        all.append(before, rest.span());
        all.append(rest, 0, rest.length());
        return all.build();
    }

    /** Returns shell text: with its variables, folders and escapes. */
    private static MappedText expanded(MappedText text, boolean value) {
        MappedText.Builder out = new MappedText.Builder(text.span().start());
        boolean quoted = value;
        int at = 0;
        while (at < text.length()) {
            Matcher variable = VARIABLE.matcher(text.text()).region(at, text.length());
            char c = text.charAt(at);
            if (variable.lookingAt()) {
                out.append(shown(variable), text.span(at, variable.end()));
                at = variable.end();
                continue;
            }
            if (c == '^' && !quoted && at + 1 < text.length()) {
                at++;
                c = text.charAt(at);
            }
            if (c == '"' && !value) {
                quoted = !quoted;
                out.append(text, at, at + 1);
            } else if (c == '\\') {
                out.append("/", text.span(at, at + 1));
            } else if ("$`".indexOf(c) >= 0 || (c == '"' && value) || (!quoted && "'();#*?".indexOf(c) >= 0)) {
                out.append("\\" + c, text.span(at, at + 1));
            } else {
                out.append(text, at, at + 1);
            }
            at++;
        }
        return out.build();
    }

    private static String shown(Matcher variable) {
        String name = variable.group(1) != null ? variable.group(1) : variable.group(2);
        if (name != null) {
            return name.equalsIgnoreCase("cd") ? "." : "${" + name + "}";
        }
        if (variable.group(3) != null) {
            return "$" + variable.group(3);
        }
        if (variable.group().equals(UNKNOWN)) {
            return "$(unknown)";
        }
        return variable.group().equals("%%") ? "%" : "./";
    }
}
