package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a Vagrantfile runs in its machine, which is a developer's: scripts by their paths, and inline ones; and the
 * folders that the machine shares with it. The rest of the file, which is Ruby, says nothing here.
 */
final class VagrantfileReader implements Reader {
    private static final int MAX_SCRIPTS = 50;

    /** The line of a provisioner or a trigger: {@code provision "shell", path: "setup.sh"}, {@code shell.path = "setup.sh"}. */
    private static final Pattern PATH =
            Pattern.compile("[^#\\n]*\\bpath\\s*(?::|=>?)\\s*[\"']([^\"'#\\n]{1,200})[\"'].*");

    private static final Pattern INLINE =
            Pattern.compile("[^#\\n]*\\binline\\s*(?::|=>?)\\s*[\"']([^\"'\\n]++)[\"'].*");
    private static final Pattern DOCUMENT =
            Pattern.compile("[^#\\n]*\\binline\\s*(?::|=>?)\\s*<<[~-]?[\"']?(\\w{1,50})[\"']?.*");

    /** The line of a provisioner with a playbook of Ansible: {@code ansible.playbook = "site.yml"}. */
    private static final Pattern PLAYBOOK =
            Pattern.compile("[^#\\n]*\\bplaybook\\s*(?::|=>?)\\s*[\"']([^\"'#\\n]{1,200})[\"'].*");

    /** The folder of the machine that is that of the Vagrantfile, unless it says otherwise. */
    private static final String SHARED = "/vagrant";

    /** The line of a shared folder: {@code config.vm.synced_folder "src/", "/srv/website"}. */
    private static final Pattern FOLDER = Pattern.compile(
            "[^#\\n]*\\bsynced_folder\\s*+\\(?+\\s*+[\"']([^\"'#\\n]{1,200})[\"']\\s*+,\\s*+[\"'](/[^\"'#\\n]{0,200})[\"'](.*)");

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals("Vagrantfile");
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = new ArrayList<>();
        int number = 1;
        while (number <= file.lineCount() && Most.room(units.size(), MAX_SCRIPTS)) {
            Span line = Lines.line(file, number++);
            String text = file.slice(line);
            Matcher path = PATH.matcher(text);
            Matcher inline = INLINE.matcher(text);
            Matcher document = DOCUMENT.matcher(text);
            Matcher playbook = PLAYBOOK.matcher(text);
            if (document.matches()) {
                int end = end(file, number, document.group(1));
                add(file, MappedText.of(file, between(file, number, end)), units);
                number = end + 1;
            } else if (inline.matches()) {
                add(file, MappedText.of(file, within(line, inline)), units);
            } else if (path.matches()) {
                add(file, MappedText.at("sh " + path.group(1), within(line, path)), units);
            } else if (playbook.matches()) {
                units.add(new Unit(
                        Unit.Kind.PLAYBOOK,
                        "",
                        file.place(within(line, playbook)),
                        Role.DEVELOPMENT,
                        List.of(),
                        List.of(),
                        new Origin.Playbook(playbook.group(1).replaceFirst("^/vagrant/", ""), "", false)));
            }
        }
        units.add(new Unit(
                Unit.Kind.PLACEMENT,
                "",
                file.place(new Span(0, 0)),
                Role.UNKNOWN,
                List.of(),
                List.of(),
                new Origin.Placement(shared(file), true)));
        return FileFacts.ofUnits(file, units);
    }

    /** Returns the folders of the repository that the machine has, too. */
    private static List<Unit.Copy> shared(SourceFile file) {
        RepositoryPath folder = RepositoryPath.of(file.path()).folder();
        Map<String, Unit.Copy> shared = new LinkedHashMap<>();
        shared.put(SHARED, new Unit.Copy(folder.text(), SHARED));
        for (int number = 1; number <= file.lineCount() && Most.room(shared.size(), MAX_SCRIPTS); number++) {
            Matcher line = FOLDER.matcher(file.slice(Lines.line(file, number)));
            if (line.matches()) {
                String there = ContainerPath.of(line.group(2)).text();
                shared.remove(there);
                if (!line.group(3).contains("disabled")) {
                    folder.resolve(line.group(1))
                            .ifPresent(from -> shared.put(there, new Unit.Copy(from.text(), there)));
                }
            }
        }
        return List.copyOf(shared.values());
    }

    private static Span within(Span line, Matcher matcher) {
        return new Span(line.start() + matcher.start(1), line.start() + matcher.end(1));
    }

    /** Returns the number of the line that ends a here-document, or of the one after the last. */
    private static int end(SourceFile file, int first, String word) {
        int number = first;
        while (number <= file.lineCount()
                && !file.slice(Lines.line(file, number)).strip().equals(word)) {
            number++;
        }
        return number;
    }

    private static Span between(SourceFile file, int first, int end) {
        int start = first <= file.lineCount()
                ? Lines.line(file, first).start()
                : Lines.line(file, file.lineCount()).end();
        return end > first ? new Span(start, Lines.line(file, end - 1).end()) : new Span(start, start);
    }

    private static void add(SourceFile file, MappedText script, List<Unit> units) {
        List<Command> commands = CommandReader.script(file, script);
        if (!commands.isEmpty()) {
            units.add(Units.process("vagrant", file.place(script.span()), Role.DEVELOPMENT, List.of(), commands));
        }
    }
}
