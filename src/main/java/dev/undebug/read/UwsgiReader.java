package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads configuration of uWSGI: each of its lines is an option of the command line, as uWSGI's own documentation says. */
final class UwsgiReader implements Reader {
    private static final Pattern NAME = Pattern.compile(".*u?wsgi.*\\.ini");

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.name(path)).matches()
                || (path.endsWith(".ini") && RepositoryPath.folder(path).endsWith("uwsgi"));
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = IniFile.read(file, IniFile.Continued.NEVER).stream()
                .filter(section -> section.name().equals("uwsgi"))
                .limit(1)
                .map(section -> unit(file, section))
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    private static Unit unit(SourceFile file, IniFile.Section section) {
        List<EnvVar> environment = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        words.add(new Word("uwsgi", section.place(), true));
        for (IniFile.Entry entry : section.entries()) {
            MappedText value = entry.value();
            if (entry.key().equals("env")) {
                Assignment.read(file, Token.literal(value, value.span())).ifPresent(environment::add);
            } else if (!isOff(value.text())) {
                words.add(new Word("--" + entry.key(), entry.keySpan(), true));
                if (!isOn(value.text())) {
                    words.add(new Word(value.text(), value.span(), isLiteral(value.text())));
                }
            }
        }
        return new Unit(
                Unit.Kind.SCRIPT,
                "",
                file.place(section.place()),
                RoleNames.ofOverlay(file.path()),
                List.of(),
                List.of(new Command(file.place(section.place()), environment, words, false)),
                Unit.Origin.process(Optional.empty(), List.of()));
    }

    /** uWSGI's magic variables and placeholders. */
    private static boolean isLiteral(String value) {
        return !value.contains("$(") && !value.contains("%(");
    }

    private static boolean isOn(String value) {
        return value.equals("true") || value.equals("1");
    }

    private static boolean isOff(String value) {
        return value.equals("false") || value.equals("0");
    }
}
