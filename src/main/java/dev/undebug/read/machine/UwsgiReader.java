package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads uWSGI configuration in ini, YAML, JSON and XML: each entry is a command-line option, as in uWSGI's own
 * documentation. A file may have several sections; {@code uwsgi} is the default.
 */
final class UwsgiReader implements Reader {
    private static final String MAIN = "uwsgi";
    private static final int MAX_OPTIONS = 2_000;
    private static final int MAX_SECTIONS = 50;
    private static final Pattern NAMED = Pattern.compile("(?:.*[._-])?u?wsgi(?:[._-].*)?\\.(?:ya?ml|json|xml)");
    private static final Pattern OTHERS = Pattern.compile("(?:tox|pytest|mypy|setup|alembic|php|odbc|desktop)\\.ini");

    private static final Pattern MAPPING = Pattern.compile("\\.(?:ya?ml|json)$");
    private static final Pattern SECTION = Pattern.compile("(?m)^[ \\t]*+\\[uwsgi\\]");

    private final Reader otherwise;

    /** @param otherwise reads YAML with such a name but another format */
    UwsgiReader(Reader otherwise) {
        this.otherwise = otherwise;
    }

    /**
     * An option.
     *
     * @param value empty for an option without a value
     */
    record Option(String name, Span key, MappedText value) {}

    /**
     * A section.
     *
     * @param place its beginning
     */
    record Section(String name, Span place, List<Option> options) {}

    /** Returns whether a file has uWSGI's options as an ini file has them, whatever its name. */
    static boolean hasOptions(SourceFile file) {
        return file.text().contains(MAIN) && SECTION.matcher(file.text()).find();
    }

    /** Accepts any ini file: people name their uWSGI files after the service. */
    @Override
    public boolean reads(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        String name = file.name();
        boolean folder = file.folder().name().endsWith(MAIN) && name.matches(".+\\.(?:ya?ml|json|xml)");
        return path.endsWith(".ini")
                ? !OTHERS.matcher(name).matches()
                : folder || NAMED.matcher(name).matches();
    }

    @Override
    public boolean needsSections(String path) {
        return path.endsWith(".ini");
    }

    /** Most ini files are settings of another program. */
    @Override
    public boolean startsByName(String path) {
        return path.contains("wsgi");
    }

    @Override
    public FileFacts read(SourceFile file) {
        // Most files with such extensions are something else, and parsing takes time.
        List<Section> sections = file.text().contains(MAIN) ? sections(file) : List.of();
        if (sections.stream().noneMatch(section -> section.name().equals(MAIN))) {
            boolean yaml = file.path().endsWith(".yml") || file.path().endsWith(".yaml");
            return yaml ? otherwise.read(file) : FileFacts.ofUnits(file, List.of());
        }
        return FileFacts.ofUnits(
                file,
                sections.stream()
                        .takeWhile(Most.first(MAX_SECTIONS))
                        .map(section -> unit(file, section))
                        .toList());
    }

    private static List<Section> sections(SourceFile file) {
        if (file.path().endsWith(".xml")) {
            return UwsgiXml.read(file);
        }
        return MAPPING.matcher(file.path()).find() ? mapping(file) : ini(file);
    }

    private static List<Section> ini(SourceFile file) {
        return IniFile.read(file, IniFile.Continued.NEVER_AND_BARE).stream()
                .filter(section -> !section.name().isEmpty())
                .map(section -> new Section(
                        section.name(),
                        section.place(),
                        section.entries().stream()
                                .map(entry -> new Option(entry.key(), entry.keySpan(), entry.value()))
                                .toList()))
                .toList();
    }

    private static List<Section> mapping(SourceFile file) {
        List<Section> sections = new ArrayList<>();
        for (YamlNode.Entry section : Yaml.read(file).map(YamlNode::entries).orElse(List.of())) {
            List<Option> options = section.value().pairs().stream()
                    .takeWhile(Most.first(MAX_OPTIONS))
                    .flatMap(UwsgiReader::options)
                    .toList();
            sections.add(new Section(section.name(), section.key().span(), options));
        }
        return sections;
    }

    private static Stream<Option> options(YamlNode.Entry entry) {
        List<YamlNode> values = entry.value().isScalar()
                ? List.of(entry.value())
                : entry.value().elements().stream()
                        .takeWhile(Most.first(MAX_OPTIONS))
                        .toList();
        return values.stream()
                .filter(YamlNode::isScalar)
                .map(value -> new Option(entry.name(), entry.key().span(), value.text()));
    }

    private static Unit unit(SourceFile file, Section section) {
        List<Word> words = new ArrayList<>();
        words.add(new Word(MAIN, section.place(), true));
        for (Option option :
                section.options().stream().takeWhile(Most.first(MAX_OPTIONS)).toList()) {
            words.add(new Word("--" + option.name(), option.key(), true));
            MappedText value = option.value();
            if (!value.isEmpty()) {
                words.add(new Word(value.text(), value.span(), isLiteral(value.text())));
            }
        }
        return new Unit(
                Unit.Kind.SCRIPT,
                section.name().equals(MAIN) ? "" : section.name(),
                file.place(section.place()),
                RoleInference.ofOverlay(file.path()),
                List.of(),
                List.of(new Command(file.place(section.place()), List.of(), words, false)),
                Origin.process(Optional.empty(), List.of()));
    }

    /** Returns whether a value has no magic variables and placeholders, uWSGI's own or those of a template. */
    private static boolean isLiteral(String value) {
        return !value.contains("$(") && !value.contains("%") && !value.contains("{{");
    }
}
