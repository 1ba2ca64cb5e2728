package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PowerShell's {@code Start-Process python -ArgumentList '-m','flask','run' -Wait}, as the command that it starts. The action of a
 * scheduled task is written alike: {@code New-ScheduledTaskAction -Execute python -Argument 'app.py'}.
 */
final class StartProcess {
    private static final Pattern COMMAND = Pattern.compile("(?i)(?:Start-Process|saps|start)\\s+(?=\\S)");
    private static final Pattern WORD =
            Pattern.compile("(?<comma>,)|(?<option>-[A-Za-z]+(?=\\s|$))|" + PowerShellString.WORD);
    private static final Pattern SHELL =
            Pattern.compile("(?i)(?:.*[\\\\/])?(powershell|pwsh|cmd)(?:\\.exe)?|\\$\\{?env:(comspec)\\}?");

    /** The options without a value; any of them may be abbreviated. */
    private static final List<String> FLAGS =
            List.of("-wait", "-nonewwindow", "-passthru", "-loaduserprofile", "-usenewenvironment");

    private static final Pattern ACTION = Pattern.compile("(?i)\\bNew-ScheduledTaskAction\\s+(?=\\S)");
    private static final List<String> PROGRAM = List.of("-filepath", "-execute");
    private static final List<String> ARGUMENTS = List.of("-argumentlist", "-args");
    private static final String FOLDER = "-workingdirectory";

    private final MappedText line;
    private final Matcher words;
    private final List<MappedText> arguments = new ArrayList<>();
    private Optional<MappedText> program = Optional.empty();
    private Optional<MappedText> folder = Optional.empty();

    private StartProcess(MappedText line, int from) {
        this.line = line;
        this.words = WORD.matcher(line.text()).region(from, line.length());
    }

    /** Returns the process that a line starts; empty if it is another line. */
    static Optional<StartProcess> of(MappedText line) {
        Matcher command = COMMAND.matcher(line.text());
        return command.lookingAt() ? new StartProcess(line, command.end()).read() : Optional.empty();
    }

    /** Returns the process that a line starts with what is written elsewhere; see {@link NetProcesses}. */
    static StartProcess with(
            MappedText line, MappedText program, List<MappedText> arguments, Optional<MappedText> folder) {
        StartProcess process = new StartProcess(line, line.length());
        process.program = Optional.of(program);
        process.arguments.addAll(arguments);
        process.folder = folder;
        return process;
    }

    /** Returns the command of a scheduled task that a line describes; empty if it is another line. */
    static Optional<MappedText> scheduled(MappedText line) {
        Matcher action = ACTION.matcher(line.text());
        return action.find()
                ? new StartProcess(line, action.end()).read().map(StartProcess::command)
                : Optional.empty();
    }

    /** Returns the command that changes to the folder of the process. */
    Optional<MappedText> folder() {
        return folder.map(path -> {
            MappedText.Builder cd = new MappedText.Builder(path.span().start());
            cd.append("cd ", path.span());
            cd.append(path, 0, path.length());
            return cd.build();
        });
    }

    /** Returns the command line of a shell, without the quotes of this script; empty if another program is started. */
    Optional<MappedText> shell() {
        MappedText started = program.map(PowerShellString::unquoted).orElse(line.sub(0, 0));
        Matcher shell = SHELL.matcher(started.text());
        if (!shell.matches()) {
            return Optional.empty();
        }
        MappedText.Builder whole = new MappedText.Builder(started.span().start());
        whole.append(shell.group(1) != null ? shell.group(1) : "cmd", started.span());
        for (MappedText word : arguments) {
            whole.append(" ", word.span());
            MappedText text = PowerShellString.unquoted(word);
            whole.append(text, 0, text.length());
        }
        return Optional.of(whole.build());
    }

    private Optional<StartProcess> read() {
        String option = "";
        boolean listed = false;
        while (words.find()) {
            if (words.group("comma") != null) {
                listed = true;
                continue;
            }
            // In a list, a word that looks like an option is an argument for the program.
            if (words.group("option") != null && !listed && option.isEmpty()) {
                option = option(words.group());
                continue;
            }
            value(option, listed);
            option = "";
            listed = false;
        }
        return program.isPresent() ? Optional.of(this) : Optional.empty();
    }

    /** Returns the name of an option that the next word belongs to; without a value, an empty one. */
    private static String option(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return FLAGS.stream().anyMatch(flag -> flag.startsWith(name)) ? "" : name;
    }

    private void value(String option, boolean listed) {
        MappedText word = line.sub(words.start(), words.end());
        boolean isArgument = isOneOf(ARGUMENTS, option);
        if (option.isEmpty() && program.isEmpty()) {
            program = Optional.of(word);
        } else if (option.isEmpty() || isArgument || listed) {
            arguments.add(word);
        } else if (isOneOf(PROGRAM, option)) {
            program = Optional.of(word);
        } else if (FOLDER.startsWith(option)) {
            folder = Optional.of(word);
        }
    }

    /** Any option may be abbreviated. */
    private static boolean isOneOf(List<String> names, String option) {
        return !option.isEmpty() && names.stream().anyMatch(name -> name.startsWith(option));
    }

    /** Returns the command with its folder. */
    MappedText command() {
        MappedText.Builder whole = new MappedText.Builder(line.span().start());
        folder().ifPresent(cd -> {
            whole.append(cd, 0, cd.length());
            whole.append(" && ", cd.span());
        });
        program.ifPresent(started -> whole.append(started, 0, started.length()));
        arguments.forEach(word -> argument(word, whole));
        return whole.build();
    }

    /** Adds arguments without their quotes: the program gets the text, which it splits at blanks. */
    private static void argument(MappedText word, MappedText.Builder whole) {
        MappedText text = PowerShellString.unquoted(word);
        whole.append(" ", word.span());
        whole.append(text, 0, text.length());
    }
}
