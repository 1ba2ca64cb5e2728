package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the agents and daemons of launchd: {@code com.acme.shop.plist}. */
final class LaunchdReader implements Reader {
    /** Property lists of other kinds, which every program for Apple's systems has, have simpler names. */
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:.*/)?(?:[\\w-]+(?:\\.[\\w-]+)+|[^/]*launch[^/]*/(?:[^/]+/)*[^/]+)\\.plist");

    private static final String ARGUMENTS = "ProgramArguments";
    private static final Pattern ENTITY = Pattern.compile("&\\w+;");

    @Override
    public boolean reads(String path) {
        return path.endsWith(".plist") && PATH.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        PropertyList list = PropertyList.read(file);
        List<Token> words = words(list);
        boolean starts = !words.isEmpty() && !isJob(list) && !isOn(list, "Disabled");
        return FileFacts.ofUnits(file, starts ? List.of(unit(file, list, words)) : List.of());
    }

    /** A job that starts at certain times does some work and ends. */
    private static boolean isJob(PropertyList list) {
        boolean timed = Stream.of("StartInterval", "StartCalendarInterval")
                .anyMatch(key -> !list.all(key).isEmpty());
        return timed && list.all("KeepAlive").isEmpty();
    }

    private static boolean isOn(PropertyList list, String key) {
        return list.text(key).filter(text -> text.text().equals("true")).isPresent();
    }

    private static List<Token> words(PropertyList list) {
        List<Token> words = new ArrayList<>();
        list.text("Program").ifPresent(program -> words.add(token(program)));
        list.all(ARGUMENTS).stream()
                // The first argument is only a name where the program is given apart.
                .skip(words.isEmpty() ? 0 : 1)
                .forEach(value -> words.add(token(value.text())));
        return words;
    }

    private static Token token(MappedText text) {
        boolean known = isKnown(text);
        return new Token(text, text.span(), known, true);
    }

    private static boolean isKnown(MappedText text) {
        return !ENTITY.matcher(text.text()).find();
    }

    private static Unit unit(SourceFile file, PropertyList list, List<Token> words) {
        String name = RepositoryPath.of(file.path()).name();
        List<Command> commands = CommandReader.words(file, words);
        return new Unit(
                Unit.Kind.PROCESS,
                list.text("Label").map(MappedText::text).orElse(name.substring(0, name.length() - ".plist".length())),
                file.place(words.get(0).span()),
                RoleInference.ofMachineUnit(file.path()),
                environment(file, list),
                commands,
                Origin.process(
                                list.text("WorkingDirectory")
                                        .filter(LaunchdReader::isKnown)
                                        .map(MappedText::text),
                                List.of())
                        .on(Platform.LAUNCHD));
    }

    private static List<EnvVar> environment(SourceFile file, PropertyList list) {
        return list.all("EnvironmentVariables").stream()
                .flatMap(value -> value.key().stream()
                        .map(key -> new EnvVar(
                                key.text().strip(),
                                Optional.of(value.text().text()).filter(text -> isKnown(value.text())),
                                file.place(new Span(
                                        key.span().start(), value.text().span().end())),
                                value.text().span())))
                .toList();
    }
}
