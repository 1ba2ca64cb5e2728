package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.text.TemplateText;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of a whole file: {@code compose.yml.j2}, {@code Dockerfile.j2}. The reader of what it makes reads it with its
 * expressions marked, and what is read gets its places in the template back. What an expression or a condition decides is
 * not known.
 */
public final class FileTemplate {
    /** The ending of a template may come before that of the format: {@code compose.j2.yml}. */
    private static final Pattern PATH = Pattern.compile("(.+)\\.(j2|jinja2?|erb|epp|tmpl)(\\.ya?ml)?");

    /** Folders of tools that set up servers. */
    private static final Pattern OF_SERVERS =
            Pattern.compile("(?:.*/)?(?:ansible|roles|playbooks?|salt|cookbooks|deploy\\w*)/.*");

    /** A word of which a condition decides whether it is there, or another one. */
    private static final String DECIDED = "…";

    /** Where tools keep templates, apart from where they write the results. */
    private static final Pattern APART = Pattern.compile("(?:.*/)?templates/.*");

    /** A line with nothing but expressions, which may stand for any number of lines. */
    private static final Pattern WHOLE_LINES = Pattern.compile(
            "(?m)^[ \\t]*" + TemplatePlaceholders.UNKNOWN + "[ \\t" + TemplatePlaceholders.UNKNOWN + "]*$");

    private final SourceFile file;
    private final TemplateText text;
    private final SourceFile read;

    private FileTemplate(SourceFile file, TemplateText text, SourceFile read) {
        this.file = file;
        this.text = text;
        this.read = read;
    }

    /** Returns the template of a file; empty if a file is none by its name. */
    public static Optional<FileTemplate> of(SourceFile file) {
        Matcher path = PATH.matcher(file.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        TemplateText text = TemplateText.of(file, language(path.group(2)));
        return Optional.of(new FileTemplate(file, text, text.masked()));
    }

    /** Returns the template of a file of YAML; empty if a file is none by its name. */
    public static Optional<FileTemplate> ofYaml(SourceFile file) {
        return of(file).map(FileTemplate::asYaml);
    }

    private static TemplateText.Language language(String ending) {
        return switch (ending) {
            case "erb" -> TemplateText.Language.ERB;
            case "epp" -> TemplateText.Language.EPP;
            case "tmpl" -> TemplateText.Language.GO;
            default -> TemplateText.Language.JINJA;
        };
    }

    /** Returns the path of the file that a template makes; empty for the path of another file. */
    public static Optional<String> made(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(
                        matcher.group(1) + Optional.ofNullable(matcher.group(3)).orElse(""))
                : Optional.empty();
    }

    /** Returns whether a template is in a folder of a tool that sets up servers, so that its result is for these. */
    public static boolean isOfServers(String path) {
        return PATH.matcher(path).matches() && OF_SERVERS.matcher(path).matches();
    }

    /** Returns whether a template is kept apart from where its result goes. */
    public static boolean isApart(String path) {
        return PATH.matcher(path).matches() && APART.matcher(path).matches();
    }

    /** An expression in the place of a key or an entry cannot be parsed: whatever it adds is left out. */
    private FileTemplate asYaml() {
        if (Yaml.mistake(read).isEmpty()) {
            return this;
        }
        String lines = WHOLE_LINES.matcher(read.text()).replaceAll(line -> " "
                .repeat(line.group().length()));
        return new FileTemplate(file, text, read.withText(lines));
    }

    /** Returns the same template, read under another path. */
    public FileTemplate as(String path) {
        return new FileTemplate(file, text, new SourceFile(path, read.text()));
    }

    /** Returns the text, with what its conditions decide. */
    public TemplateText text() {
        return text;
    }

    /** Returns the text to read. */
    public SourceFile read() {
        return read;
    }

    /** Returns a unit, of which a part at least was read from the template, at its places in that. */
    public Unit unit(Unit unit) {
        Span whole = unit.place().span();
        Predicate<Span> open = isOwn(unit.place().file()) ? span -> text.isDecided(span, whole) : text::isConditional;
        List<Command> commands =
                unit.commands().stream().map(command -> command(command, open)).toList();
        return new Unit(
                unit.kind(),
                // Others refer to variables by the name as it is written.
                unit.kind() == Unit.Kind.VARIABLES ? unit.name() : TemplatePlaceholders.shown(unit.name()),
                place(unit.place()),
                unit.role(),
                variables(unit.environment(), open),
                commands,
                origin(unit.origin().moved(command -> command(command, open))));
    }

    /** Returns a place at which something was read, in the template. */
    public Place place(Place place) {
        return isOwn(place.file()) ? file.place(place.span()) : place;
    }

    private boolean isOwn(SourceFile other) {
        return other.path().equals(read.path());
    }

    private List<EnvVar> variables(List<EnvVar> variables, Predicate<Span> open) {
        return variables.stream().map(variable -> variable(variable, open)).toList();
    }

    private EnvVar variable(EnvVar variable, Predicate<Span> open) {
        boolean own = isOwn(variable.place().file());
        EnvVar here = new EnvVar(
                variable.name(),
                variable.value()
                        .filter(value ->
                                !own || (TemplatePlaceholders.isKnown(value) && !open.test(variable.valueSpan()))),
                place(variable.place()),
                variable.valueSpan(),
                variable.notation());
        return variable.passed()
                .map(way -> here.passed(new EnvVar.Passed(way.argument(), place(way.into()), way.given())))
                .orElse(here);
    }

    private Command command(Command command, Predicate<Span> open) {
        List<Word> words = command.words().stream()
                .map(word -> word(word, command.placeOf(word).file(), open))
                .toList();
        return new Command(
                place(command.place()), variables(command.assignments(), open), words, command.conditional());
    }

    private Word word(Word word, SourceFile in, Predicate<Span> open) {
        if (!isOwn(in)) {
            return word;
        }
        boolean decided = open.test(word.span());
        return new Word(
                decided ? DECIDED : TemplatePlaceholders.shown(word.text()),
                word.span(),
                word.literal() && !decided && TemplatePlaceholders.isKnown(word.text()),
                word.elsewhere().map(other -> file));
    }

    /** Copies from an unknown place may be any file. */
    private Origin origin(Origin origin) {
        if (!(origin instanceof Origin.Stage stage)) {
            return origin;
        }
        List<Unit.Copy> copies = stage.copies().stream()
                .filter(copy -> TemplatePlaceholders.isKnown(copy.from()) && TemplatePlaceholders.isKnown(copy.to()))
                .toList();
        return new Origin.Stage(
                stage.base().map(TemplatePlaceholders::shown),
                stage.workingDirectory(),
                copies,
                stage.entrypoint(),
                stage.last(),
                copies.size() < stage.copies().size() ? Origin.Unseen.COPIED : stage.unseen(),
                stage.changes(),
                stage.runs(),
                stage.packageLists(),
                stage.onBuild().map(this::unit));
    }
}
