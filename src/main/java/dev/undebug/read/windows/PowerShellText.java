package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a PowerShell script. */
final class PowerShellText {
    private static final int MAX_LINES = 2_000;
    private static final Pattern SET = Pattern.compile("(?i)\\$env:([A-Za-z_]\\w*)\\s*=\\s*(.*)");

    /** Sets a variable of this process, unless the third argument says that it is one of the machine or the user. */
    private static final Pattern METHOD =
            Pattern.compile("(?i)\\[(?:System\\.)?Environment\\]::SetEnvironmentVariable\\("
                    + "\\s*[\"']([A-Za-z_]\\w*)[\"']\\s*,\\s*(\"[^\"]*\"|'[^']*'|[^,]*?)\\s*"
                    + "(?:,\\s*(?:[\"']Process[\"']|\\[(?:System\\.)?EnvironmentVariableTarget\\]::Process)\\s*)?\\)");

    private static final Pattern ITEM = Pattern.compile("(?i)(?:Set|New)-Item\\s+(?:-Path\\s+)?[\"']?env:[\\\\/]?"
            + "([A-Za-z_]\\w*)[\"']?\\s+(?:-Value\\s+)?(.*)");

    private static final List<Pattern> SETTING = List.of(SET, METHOD, ITEM);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"`]*)\"|'([^']*)'|(\\d+)");
    private static final Pattern SKIPPED =
            Pattern.compile("(?is)(?:#|\\$\\w+\\s*[+.\\[=]|Write-\\w+|Clear-Host|param\\b|Import-Module|"
                    + "Read-Host|Start-Sleep|Set-ExecutionPolicy|\\[|return\\b|throw\\b|using\\b).*");
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
    private static final Pattern LEAVES = Pattern.compile("(?i)exit(?:\\s+\\S+)?");
    private static final Pattern VARIABLE = Pattern.compile(
            "(?i)\\$env:([A-Za-z_]\\w*)|\\$\\{env:([A-Za-z_]\\w*)\\}|(\\$PSScriptRoot)|\\$(?:\\w+|\\{[^}]{0,200}\\})");

    private final MappedText script;
    private final ShellWriter writer;
    private final boolean registersTasks;

    PowerShellText(MappedText script) {
        this.script = script;
        this.writer = new ShellWriter(script);
        this.registersTasks = REGISTERS.matcher(script.text()).find();
    }

    /** Returns whether the shell text starts what the script leaves to Windows: a service, a scheduled task. */
    boolean registersServices() {
        return writer.registersServices();
    }

    /** Returns the shell text that does the same. */
    MappedText shell() {
        lines(withoutComments()).stream().takeWhile(Most.first(MAX_LINES)).forEach(this::line);
        return writer.shell();
    }

    private MappedText withoutComments() {
        MappedText.Builder kept = new MappedText.Builder(script.span().start());
        int from = 0;
        int start = script.text().indexOf("<#");
        int end = script.text().indexOf("#>", Math.max(0, start));
        while (start >= 0 && end >= 0) {
            kept.append(script, from, start);
            from = end + 2;
            start = script.text().indexOf("<#", from);
            end = script.text().indexOf("#>", Math.max(from, start));
        }
        kept.append(script, from, script.length());
        return kept.build();
    }

    /** Returns the lines; a backquote at the end and an open literal continue one, and a semicolon ends a command. */
    private static List<MappedText> lines(MappedText script) {
        List<MappedText> lines = new ArrayList<>();
        MappedText.Builder line = new MappedText.Builder(script.span().start());
        char quote = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            boolean ends = c == '\n' || c == '\r';
            int literal = quote == 0 ? PowerShellLiteral.end(script, i) : i;
            if (literal > i) {
                line.append(script, i, literal);
                i = literal - 1;
            } else if (c == '`' && (script.peek(i + 1) == '\n' || script.peek(i + 1) == '\r')) {
                i += script.peek(i + 1) == '\r' && script.peek(i + 2) == '\n' ? 2 : 1;
            } else if (ends || (c == ';' && quote == 0)) {
                lines.add(line.build().strip());
                line = new MappedText.Builder(script.span(i, i).start());
                quote = 0;
            } else {
                quote = quote == c ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
                line.append(script, i, i + 1);
            }
        }
        lines.add(line.build().strip());
        return lines;
    }

    /** Any block runs under a condition, or when its function is called. */
    private void line(MappedText line) {
        MappedText rest = line;
        boolean closes = rest.peek(0) == '}';
        boolean opens = rest.text().endsWith("{") && !rest.text().endsWith("@{");
        if (closes && opens) {
            writer.otherwise(line.span(), BranchCondition.ofPowerShell(line.text()));
            return;
        }
        if (closes) {
            writer.end(line.span());
            rest = rest.sub(1, rest.length()).strip();
        }
        if (opens) {
            writer.begin(line.span(), BranchCondition.ofPowerShell(rest.text()));
        } else if (rest.peek(0) != '{') {
            inBlock(rest);
        }
    }

    /** Handles {@code if (…) { command }} in one line. */
    private void inBlock(MappedText line) {
        int block = line.text().indexOf('{');
        boolean one = block > 0
                && line.text().endsWith("}")
                && line.charAt(block - 1) != '$'
                && line.charAt(block - 1) != '@';
        if (one) {
            boolean whole = line.text().indexOf('}') == line.length() - 1;
            writer.begin(line.span(), whole ? BranchCondition.ofPowerShell(line.text()) : ComparedWord.NONE);
            command(line.sub(block + 1, line.length() - 1).strip());
            writer.end(line.span());
        } else {
            command(line);
        }
    }

    private void command(MappedText line) {
        Optional<MappedText> task = registersTasks ? StartProcess.scheduled(line) : Optional.empty();
        if (task.isPresent()) {
            writer.task(expanded(task.get()));
            return;
        }
        Optional<Matcher> setting = SETTING.stream()
                .map(pattern -> pattern.matcher(line.text()))
                .filter(Matcher::matches)
                .findFirst();
        if (setting.isPresent()) {
            Matcher set = setting.get();
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
        } else if (!line.isEmpty() && !SKIPPED.matcher(line.text()).matches()) {
            started(line);
        }
    }

    private void started(MappedText line) {
        Optional<MappedText> process = StartProcess.of(line);
        if (process.isPresent()) {
            writer.command(expanded(process.get()));
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

    /** Returns shell text: with its variables and folders. */
    private static MappedText expanded(MappedText text) {
        MappedText.Builder out = new MappedText.Builder(text.span().start());
        Matcher variable = VARIABLE.matcher(text.text());
        int at = 0;
        while (at < text.length()) {
            int literal = at == 0 || " (=,".indexOf(text.charAt(at - 1)) >= 0 ? PowerShellLiteral.end(text, at) : at;
            if (literal > at) {
                out.append("$(unknown)", text.span(at, literal));
                at = literal;
            } else if (variable.region(at, text.length()).lookingAt()) {
                String name = variable.group(1) != null ? variable.group(1) : variable.group(2);
                String known = variable.group(3) != null ? "." : "$(unknown)";
                out.append(name != null ? "${" + name + "}" : known, text.span(at, variable.end()));
                at = variable.end();
            } else {
                char c = text.charAt(at);
                String other = c == '\\' ? "/" : c == '`' ? "\\" : "";
                if (other.isEmpty()) {
                    out.append(text, at, at + 1);
                } else {
                    out.append(other, text.span(at, at + 1));
                }
                at++;
            }
        }
        return out.build();
    }
}
