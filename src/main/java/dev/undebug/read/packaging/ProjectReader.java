package dev.undebug.read.packaging;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.read.text.TomlText;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.toml.TomlDocument;
import dev.undebug.source.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the requirements, console scripts and test variables of a project in {@code pyproject.toml} (PEP 621, poetry),
 * {@code Pipfile} and {@code setup.cfg}.
 */
public final class ProjectReader implements Reader {
    private static final Set<String> NAMES = Set.of("pyproject.toml", "Pipfile", "setup.cfg");
    private static final String FLASK_COMMANDS = "flask.commands";
    private static final Pattern CARET = Pattern.compile("\\^\\s*+(\\d++)((?:\\.\\d++)*+)");
    private static final Pattern TILDE = Pattern.compile("~\\s*+(\\d++)\\.(\\d++)((?:\\.\\d++)*+)");

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.of(path).name());
    }

    /** If the file is not text, pip installs no package from it. */
    @Override
    public Weight weight(String path) {
        return Weight.STARTS_AS_TEXT;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return file.path().endsWith(".cfg") ? SetupConfiguration.read(file) : toml(file);
    }

    private static FileFacts toml(SourceFile file) {
        TomlNode root = TomlDocument.parse(file).root();
        List<Requirement> requirements = new ArrayList<>();
        root.get("project", "dependencies").map(TomlNode::elements).orElse(List.of()).stream()
                .flatMap(element -> TomlText.of(file, element).stream())
                .flatMap(text -> RequirementLine.read(file, text).stream())
                .forEach(requirements::add);
        named(root)
                .forEach(entry -> requirements.add(
                        RequirementLine.of(entry.name(), specifier(version(entry.value())), file.place(entry.span()))));
        List<ConsoleScript> scripts = new ArrayList<>(
                entryPoints(file, root.entriesOf("project", "scripts"), root.entriesOf("tool", "poetry", "scripts")));
        entryPoints(
                        file,
                        root.entriesOf("project", "entry-points", FLASK_COMMANDS),
                        root.entriesOf("tool", "poetry", "plugins", FLASK_COMMANDS))
                .forEach(command -> scripts.add(command.ofFlask()));
        List<EnvVar> ofTests = ofTests(file, root);
        return FileFacts.ofUnits(file, TestSettings.unit(file, ofTests))
                .with(new Packaging(requirements, List.of(), scripts, isDynamic(root)));
    }

    private static List<ConsoleScript> entryPoints(
            SourceFile file, List<TomlNode.Entry> ofProject, List<TomlNode.Entry> ofPoetry) {
        return Stream.concat(ofProject.stream(), ofPoetry.stream())
                .flatMap(entry -> ConsoleScripts.ofToml(file, entry).stream())
                .toList();
    }

    /** Returns whether the build computes the dependencies. */
    private static boolean isDynamic(TomlNode root) {
        return root.get("project", "dynamic").map(TomlNode::elements).orElse(List.of()).stream()
                .anyMatch(element ->
                        element instanceof TomlNode.Text text && text.text().contains("dependencies"));
    }

    /** Poetry and pipenv: {@code flask = "^2.3"}, {@code flask = {version = "*"}}. */
    private static Stream<TomlNode.Entry> named(TomlNode root) {
        Stream<TomlNode.Entry> grouped = root.entriesOf("tool", "poetry", "group").stream()
                .flatMap(group -> group.value().entriesOf("dependencies").stream());
        Stream<TomlNode.Entry> own = Stream.of(
                        root.entriesOf("packages"),
                        root.entriesOf("tool", "poetry", "dependencies"),
                        root.entriesOf("tool", "poetry", "dev-dependencies"))
                .flatMap(List::stream);
        return Stream.concat(own, grouped);
    }

    /** Of several versions for different Python releases, the first counts. */
    private static String version(TomlNode written) {
        TomlNode one =
                written.elements().isEmpty() ? written : written.elements().get(0);
        return one instanceof TomlNode.Text text
                ? text.text()
                : one.get("version")
                        .filter(TomlNode.Text.class::isInstance)
                        .map(version -> ((TomlNode.Text) version).text())
                        .orElse("");
    }

    /** pytest-env: assignments in a list or on lines, or a table of variables. */
    private static List<EnvVar> ofTests(SourceFile file, TomlNode root) {
        List<EnvVar> variables = new ArrayList<>();
        root.get("tool", "pytest", "ini_options", "env").ifPresent(written -> {
            TomlText.of(file, written).ifPresent(lines -> TestSettings.read(file, lines, variables));
            written.elements().stream()
                    .flatMap(element -> TomlText.of(file, element).stream())
                    .flatMap(text -> Assignment.read(file, Token.literal(text, text.span())).stream())
                    .forEach(variables::add);
        });
        root.entriesOf("tool", "pytest_env").forEach(entry -> variables.add(TomlText.variable(file, entry)));
        return variables;
    }

    /** Converts Poetry's caret and tilde to PEP 440. */
    private static String specifier(String written) {
        String text = written.strip();
        Matcher caret = CARET.matcher(text);
        if (caret.matches()) {
            return ">=" + caret.group(1) + caret.group(2) + ",<" + (Long.parseLong(cut(caret.group(1))) + 1);
        }
        Matcher tilde = TILDE.matcher(text);
        if (tilde.matches()) {
            String below = tilde.group(1) + "." + (Long.parseLong(cut(tilde.group(2))) + 1);
            return ">=" + tilde.group(1) + "." + tilde.group(2) + tilde.group(3) + ",<" + below;
        }
        boolean exact = !text.isEmpty() && Character.isDigit(text.charAt(0));
        return exact ? "==" + text : text.replace("*", "");
    }

    private static String cut(String digits) {
        return digits.length() > 9 ? digits.substring(0, 9) : digits;
    }
}
