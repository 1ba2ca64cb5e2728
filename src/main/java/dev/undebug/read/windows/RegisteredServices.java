package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services and scheduled tasks that a script registers with Windows: {@code nssm install shop python.exe server.py}.
 * Several commands may say what one service does. All texts are shell text.
 */
final class RegisteredServices {
    private static final int MAX_SERVICES = 50;
    private static final int LONGEST = 4_096;
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"']++)++");
    private static final Pattern NSSM = Pattern.compile("(?i)[\"']?(?:[^\\s\"']*/)?nssm(?:32|64)?(?:\\.exe)?[\"']?");

    /** Commands that take the command of a service in one text. */
    private static final Pattern CREATES =
            Pattern.compile("(?i)(?:sc(?:\\.exe)?\\s(?:.*\\s)?create\\s.*?\\bbinpath=\\s*"
                    + "|schtasks(?:\\.exe)?\\s(?=.*/create\\b).*?/tr\\s+|New-Service\\s.*?-BinaryPathName\\s+)"
                    + "(\"(?:[^\"/\\\\]++|[/\\\\]\"(?!\\s*+$)|[/\\\\])*+\"|'[^']*+'|\\S++).*+");

    /** A schedule by the clock or by what happens on the machine, not with its start. */
    private static final Pattern AT_TIMES = Pattern.compile("(?i)\\s/sc\\s+(?!onstart\\b|onlogon\\b)[a-z]");

    private static final Set<String> ENVIRONMENT = Set.of("appenvironmentextra", "appenvironment");

    private final Map<String, Service> services = new LinkedHashMap<>();

    /** A service of nssm, whose settings come one by one. */
    private static final class Service {
        private Optional<MappedText> program = Optional.empty();
        private List<MappedText> arguments = List.of();
        private Optional<MappedText> folder = Optional.empty();
        private final List<MappedText> variables = new ArrayList<>();

        /** Whether it is a task that Windows runs at times. */
        private boolean atTimes;
    }

    /** Takes a command that registers something, or that only a manager of services runs; returns whether it is one. */
    boolean take(MappedText command) {
        if (command.length() > LONGEST) {
            return false;
        }
        Matcher creates = CREATES.matcher(command.text());
        if (creates.matches()) {
            Service service = service(command.text());
            service.program = Optional.of(unquoted(command.sub(creates.start(1), creates.end(1))));
            service.atTimes = AT_TIMES.matcher(command.text()).find();
            return true;
        }
        List<MappedText> words = words(command);
        boolean nssm = !words.isEmpty() && NSSM.matcher(words.get(0).text()).matches();
        if (nssm && words.size() > 3) {
            nssm(words);
        }
        return nssm;
    }

    /**
     * Takes the command of a task that the script registers in another one.
     *
     * @param atTimes whether Windows runs it at times, and not with the machine
     */
    void task(MappedText command, boolean atTimes) {
        Service service = service(command.text());
        service.program = Optional.of(command);
        service.atTimes = atTimes;
    }

    /** Returns where the programs are written that Windows runs at times. */
    List<Span> jobs() {
        return services.values().stream()
                .filter(service -> service.atTimes)
                .flatMap(service -> service.program.stream())
                .map(MappedText::span)
                .toList();
    }

    private void nssm(List<MappedText> words) {
        Service service = service(words.get(2).text());
        switch (words.get(1).text().toLowerCase(Locale.ROOT)) {
            case "install" -> {
                service.program = Optional.of(words.get(3));
                service.arguments = words.subList(4, words.size());
            }
            case "set" -> set(service, words.get(3).text().toLowerCase(Locale.ROOT), words.subList(4, words.size()));
            default -> {}
        }
    }

    private static void set(Service service, String setting, List<MappedText> values) {
        if (values.isEmpty()) {
            return;
        }
        if (setting.equals("application")) {
            service.program = Optional.of(values.get(0));
        } else if (setting.equals("appparameters")) {
            service.arguments = values;
        } else if (setting.equals("appdirectory")) {
            service.folder = Optional.of(values.get(0));
        } else if (ENVIRONMENT.contains(setting)) {
            service.variables.addAll(values);
        }
    }

    private Service service(String name) {
        return Most.room(services.size(), MAX_SERVICES) || services.containsKey(name)
                ? services.computeIfAbsent(name, key -> new Service())
                : new Service();
    }

    /** Returns the commands of the services, each with its folder and variables in front. */
    List<List<MappedText>> commands() {
        return services.values().stream()
                .filter(service -> service.program.isPresent())
                .map(RegisteredServices::commands)
                .toList();
    }

    private static List<MappedText> commands(Service service) {
        List<MappedText> commands = new ArrayList<>();
        service.folder.ifPresent(folder -> commands.add(joined("cd", List.of(folder))));
        for (MappedText variable : service.variables) {
            // A sign in front says whether the variable is added, taken away or replaced.
            int from = variable.peek(0) == '+' || variable.peek(0) == ':' ? 1 : 0;
            commands.add(joined("export", List.of(variable.sub(from, variable.length()))));
        }
        MappedText program = service.program.orElseThrow();
        MappedText.Builder command = new MappedText.Builder(program.span().start());
        command.append(program, 0, program.length());
        for (MappedText argument : service.arguments) {
            MappedText words = hasOptions(argument) ? unquoted(argument) : argument;
            command.append(" ", argument.span());
            command.append(words, 0, words.length());
        }
        commands.add(command.build());
        return commands;
    }

    private static MappedText joined(String program, List<MappedText> arguments) {
        MappedText.Builder command =
                new MappedText.Builder(arguments.get(0).span().start());
        command.append(program, arguments.get(0).span());
        for (MappedText argument : arguments) {
            command.append(" ", argument.span());
            command.append(argument, 0, argument.length());
        }
        return command.build();
    }

    /** Several arguments in quotes are as many words for the program; a path with blanks is one. */
    private static boolean hasOptions(MappedText argument) {
        return argument.text().startsWith("\"-") || argument.text().contains(" -");
    }

    private static List<MappedText> words(MappedText command) {
        Matcher word = WORD.matcher(command.text());
        List<MappedText> words = new ArrayList<>();
        while (word.find()) {
            words.add(command.sub(word.start(), word.end()));
        }
        return words;
    }

    /** Returns what is in quotes, whose inner ones are escaped; a backslash is a slash here. */
    private static MappedText unquoted(MappedText text) {
        char quote = text.peek(0);
        if ((quote != '"' && quote != '\'') || text.length() < 2) {
            return text;
        }
        MappedText inner = text.sub(1, text.length() - 1);
        MappedText.Builder plain = new MappedText.Builder(inner.span().start());
        for (int i = 0; i < inner.length(); i++) {
            boolean escapes = (inner.charAt(i) == '/' || inner.charAt(i) == '\\') && inner.peek(i + 1) == '"';
            plain.append(inner, escapes ? i + 1 : i, i + 1);
        }
        return plain.build();
    }
}
