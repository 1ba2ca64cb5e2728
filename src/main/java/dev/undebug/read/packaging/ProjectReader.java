package dev.undebug.read.packaging;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RepositoryPath;
import dev.undebug.read.text.TomlText;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a project asks for in {@code pyproject.toml} (PEP 621, poetry), {@code Pipfile} and {@code setup.cfg}, and which
 * commands it gives. Line by line,
 * since no more of these files matters.
 */
public final class ProjectReader implements Reader {
    private static final Set<String> NAMES = Set.of("pyproject.toml", "Pipfile", "setup.cfg");
    private static final Pattern SECTION = Pattern.compile("\\s*+\\[([^\\]]++)]\\s*+");
    private static final Pattern NAMED = Pattern.compile("\\s*+\"?([A-Za-z0-9][\\w.-]*+)\"?\\s*+=\\s*+(.*+)");
    private static final Pattern VERSION = Pattern.compile("\"([^\"]*+)\"|'([^']*+)'");
    private static final Pattern TABLE_VERSION =
            Pattern.compile("\\bversion\\s{0,20}=\\s{0,20}(?:\"([^\"]*+)\"|'([^']*+)')");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\r\\n]*+)\"|'([^'\\r\\n]*+)'");
    private static final Pattern CARET = Pattern.compile("\\^\\s*+(\\d++)((?:\\.\\d++)*+)");
    private static final Pattern TILDE = Pattern.compile("~\\s*+(\\d++)\\.(\\d++)((?:\\.\\d++)*+)");

    private static final Pattern OF_TESTS = Pattern.compile("tool\\.(?:pytest\\.ini_options|pytest_env)");

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.name(path));
    }

    /** Where they are no text no package is installed. */
    @Override
    public Weight weight(String path) {
        return Weight.STARTS_AS_TEXT;
    }

    @Override
    public FileFacts read(SourceFile file) {
        Reading reading = new Reading(file);
        for (int line = 1; line <= file.lineCount(); line++) {
            reading.line(Lines.line(file, line));
        }
        List<Unit> units =
                file.path().endsWith(".cfg") ? TestSettings.of(file) : TestSettings.unit(file, reading.ofTests);
        return new FileFacts(file, units, List.of(), reading.requirements, List.of(), reading.scripts);
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final List<Requirement> requirements = new ArrayList<>();
        private final List<ConsoleScript> scripts = new ArrayList<>();
        private final List<EnvVar> ofTests = new ArrayList<>();
        private String section = "";
        private boolean list;

        private Reading(SourceFile file) {
            this.file = file;
        }

        private void line(Span line) {
            String text = file.slice(line);
            Matcher header = SECTION.matcher(text);
            if (header.matches() && !(list && text.startsWith(" "))) {
                section = header.group(1).strip();
                list = false;
            } else if (text.strip().startsWith("#")) {
                return;
            } else if (section.equals("options")) {
                configured(line, text);
            } else if (section.equals("packages")
                    || (section.startsWith("tool.poetry") && section.endsWith("dependencies"))) {
                named(line, text);
            } else if (section.equals("project")) {
                dependencies(line, text);
            } else if (section.equals("project.scripts") || section.equals("tool.poetry.scripts")) {
                ConsoleScripts.ofToml(file, line).ifPresent(scripts::add);
            } else if (section.equals("options.entry_points")) {
                entryPoint(line, text);
            } else if (OF_TESTS.matcher(section).matches()) {
                assignments(line, text);
            }
        }

        /** pytest-env: assignments in a list, or a table of variables. */
        private void assignments(Span line, String text) {
            Matcher entry = NAMED.matcher(text);
            if (section.endsWith("env") && entry.matches()) {
                Span value = new Span(line.start() + entry.start(2), line.end());
                Optional<MappedText> known = TomlText.unquoted(MappedText.of(file, value));
                Span span = known.map(inner ->
                                new Span(inner.span().start() - 1, inner.span().end() + 1))
                        .orElse(value);
                Span place = new Span(line.start() + entry.start(1), span.end());
                ofTests.add(new EnvVar(entry.group(1), known.map(MappedText::text), file.place(place), span));
                return;
            }
            Matcher quoted = QUOTED.matcher(text);
            while (quoted.find()) {
                int group = quoted.group(1) != null ? 1 : 2;
                Span span = new Span(line.start() + quoted.start(group), line.start() + quoted.end(group));
                Assignment.read(file, Token.literal(MappedText.of(file, span), span))
                        .ifPresent(ofTests::add);
            }
        }

        /** {@code setup.cfg}: a line each under {@code console_scripts}. */
        private void entryPoint(Span line, String text) {
            if (!text.startsWith(" ") && !text.startsWith("\t")) {
                list = text.startsWith("console_scripts");
            } else if (list) {
                ConsoleScripts.ofConfiguration(file, line).ifPresent(scripts::add);
            }
        }

        /** {@code setup.cfg}: a line each under {@code install_requires}. */
        private void configured(Span line, String text) {
            boolean indented = text.startsWith(" ") || text.startsWith("\t");
            if (!indented) {
                list = text.startsWith("install_requires");
            } else if (list) {
                RequirementLine.read(file, MappedText.of(file, line)).ifPresent(requirements::add);
            }
        }

        /** Poetry and pipenv: {@code flask = "^2.3"}, {@code flask = {version = "*"}}. */
        private void named(Span line, String text) {
            Matcher entry = NAMED.matcher(text);
            if (!entry.matches()) {
                return;
            }
            String value = entry.group(2);
            Matcher version = value.startsWith("{") ? TABLE_VERSION.matcher(value) : VERSION.matcher(value);
            String written =
                    version.find() ? Optional.ofNullable(version.group(1)).orElse(version.group(2)) : "";
            Span place = new Span(line.start() + entry.start(1), line.end());
            requirements.add(RequirementLine.of(entry.group(1), specifier(written), file.place(place)));
        }

        /** PEP 621: quoted requirements in a list of one line or several. */
        private void dependencies(Span line, String text) {
            int from = 0;
            if (!list && text.matches("\\s*+dependencies\\s*+=\\s*+\\[.*+")) {
                list = true;
                from = text.indexOf('[') + 1;
            }
            if (!list) {
                return;
            }
            Matcher quoted = QUOTED.matcher(text);
            int end = from;
            while (quoted.find(end)) {
                int group = quoted.group(1) != null ? 1 : 2;
                Span span = new Span(line.start() + quoted.start(group), line.start() + quoted.end(group));
                RequirementLine.read(file, MappedText.of(file, span)).ifPresent(requirements::add);
                end = quoted.end();
            }
            list = text.indexOf(']', end) < 0;
        }

        /** Poetry's caret and tilde as PEP 440 writes them. */
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
}
