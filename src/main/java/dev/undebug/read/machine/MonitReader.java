package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what monit starts: {@code check process shop … start program = "/usr/bin/python3 /srv/shop/app.py"}. */
final class MonitReader implements Reader {
    private static final Pattern NAMED =
            Pattern.compile("(?:.*/)?(?:[^/]*monitrc|[^/]+\\.monit|monit/(?:[^/]+/)?[^/.]+)");
    private static final Pattern ANY_NAME = Pattern.compile(".*\\.(?:conf|cfg)");

    private static final Pattern CHECK = Pattern.compile("(?im)^\\uFEFF?[ \\t]*check[ \\t]+process[ \\t]+(\\S{1,100})");
    private static final Pattern START = Pattern.compile(
            "(?im)^[ \\t]*start(?:[ \\t]+program)?[ \\t]*=?[ \\t]*(?:\"([^\"\\n]{1,2000})\"|'([^'\\n]{1,2000})')");

    /** Programs that start what other files say. */
    private static final Set<String> OTHERS =
            Set.of("systemctl", "service", "rc-service", "invoke-rc.d", "initctl", "supervisorctl", "launchctl", "sv");

    private static final ContainerPath SERVICES = ContainerPath.of("/etc/init.d");

    /** Returns whether a file says what monit starts, by its content. */
    static boolean isConfiguration(SourceFile file) {
        return (ANY_NAME.matcher(file.path()).matches()
                        || NAMED.matcher(file.path()).matches())
                && CHECK.matcher(file.text()).find()
                && START.matcher(file.text()).find();
    }

    @Override
    public boolean reads(String path) {
        return NAMED.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = new ArrayList<>();
        Matcher check = CHECK.matcher(file.text());
        boolean more = check.find();
        while (more) {
            String name = check.group(1);
            int from = check.end();
            more = check.find();
            process(
                    file,
                    name,
                    new Span(from, more ? check.start() : file.text().length()),
                    units);
        }
        return FileFacts.ofUnits(file, units);
    }

    /** @param span what the file says of the process */
    private static void process(SourceFile file, String name, Span span, List<Unit> units) {
        Matcher start = START.matcher(file.text()).region(span.start(), span.end());
        if (!start.find()) {
            return;
        }
        int group = start.group(1) == null ? 2 : 1;
        MappedText text = MappedText.of(file, new Span(start.start(group), start.end(group)));
        List<Command> commands = CommandReader.words(file, ShellLexer.words(text, QuotingRules.PLAIN));
        if (commands.stream().noneMatch(MonitReader::startsOther)) {
            units.add(new Unit(
                    Unit.Kind.PROCESS,
                    name,
                    file.place(text.span()),
                    RoleInference.firstKnown(RoleInference.of(name), RoleInference.ofOverlay(file.path())),
                    List.of(),
                    commands,
                    Origin.process(Optional.empty(), List.of())));
        }
    }

    private static boolean startsOther(Command command) {
        String program = command.words().get(0).text();
        return OTHERS.contains(ContainerPath.program(program))
                || ContainerPath.of(program).isIn(SERVICES);
    }
}
