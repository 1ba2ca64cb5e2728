package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the commands that cron starts with the machine, and those that it starts again if they do not run. Other jobs do
 * some work and end.
 */
final class CrontabReader implements Reader {
    private static final Pattern PATH =
            Pattern.compile("(?:.*/)?(?:crontab(?:[._-][^/.]+)?|[^/]+\\.(?:cron|crontab)|cron\\.d/[^/]+)");
    private static final Pattern JOB =
            Pattern.compile("\\s*+(?:(@reboot)|@\\w++|[\\d*][\\d*/,-]*+(?:\\s++[\\w*/,?-]++){4})\\s++(\\S.*)");
    private static final Pattern VARIABLE =
            Pattern.compile("\\s*+([A-Za-z_]\\w*+)\\s*+=\\s*+(\"[^\"]*+\"|'[^']*+'|\\S*+)\\s*+");
    private static final Pattern USER = Pattern.compile("[a-z_][\\w-]*+\\s++");
    private static final Pattern KEEPS_RUNNING = Pattern.compile("\\b(?:pgrep|pidof|flock|ps)\\b");
    private static final int MAX_JOBS = 300;

    @Override
    public boolean reads(String path) {
        return path.contains("cron") && PATH.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<EnvVar> variables = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        ContainerFacts containers = new ContainerFacts(file);
        Role role = RoleInference.ofOverlay(file.path());
        for (int number = 1; number <= file.lineCount() && Most.room(units.size(), MAX_JOBS); number++) {
            Span line = Lines.line(file, number);
            String text = file.slice(line);
            Matcher variable = VARIABLE.matcher(text);
            Matcher job = JOB.matcher(text);
            if (variable.matches()) {
                variables.add(variable(file, line.start(), variable));
            } else if (job.matches()) {
                MappedText command = command(file, new Span(line.start() + job.start(2), line.start() + job.end(2)));
                boolean stays =
                        job.group(1) != null || KEEPS_RUNNING.matcher(text).find();
                job(file, command, variables).filter(unit -> stays).ifPresent(units::add);
                // The containers of any job stay.
                containers.shell(command, Audience.of(RoleInference.firstKnown(role, Role.PRODUCTION)), variables);
            }
        }
        return containers.with(FileFacts.ofUnits(file, units));
    }

    private static EnvVar variable(SourceFile file, int line, Matcher matcher) {
        String value = matcher.group(2).replaceAll("^[\"']|[\"']$", "");
        return new EnvVar(
                matcher.group(1),
                Optional.of(value),
                file.place(new Span(line + matcher.start(1), line + matcher.end(2))),
                new Span(line + matcher.start(2), line + matcher.end(2)));
    }

    private static MappedText command(SourceFile file, Span written) {
        // The tables of the system name a user in front of the command.
        Matcher user = USER.matcher(file.slice(written));
        boolean system = file.path().contains("cron.d/") && user.lookingAt();
        return MappedText.of(file, system ? new Span(written.start() + user.end(), written.end()) : written);
    }

    private static Optional<Unit> job(SourceFile file, MappedText written, List<EnvVar> variables) {
        List<Command> commands = CommandReader.script(file, written);
        return commands.isEmpty()
                ? Optional.empty()
                : Optional.of(Units.process(
                        "cron", file.place(written.span()), RoleInference.ofOverlay(file.path()), variables, commands));
    }
}
