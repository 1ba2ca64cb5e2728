package dev.undebug.read.packaging;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code setup.cfg} line by line: the project's requirements, console scripts and test settings. */
final class SetupConfiguration {
    private final SourceFile file;
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<ConsoleScript> scripts = new ArrayList<>();
    private String section = "";
    private boolean list;
    private boolean ofFlask;

    private SetupConfiguration(SourceFile file) {
        this.file = file;
    }

    static FileFacts read(SourceFile file) {
        SetupConfiguration reading = new SetupConfiguration(file);
        for (int line = 1; line <= file.lineCount(); line++) {
            reading.line(Lines.line(file, line));
        }
        return FileFacts.ofUnits(file, TestSettings.of(file))
                .with(new Packaging(reading.requirements, List.of(), reading.scripts));
    }

    private void line(Span line) {
        String text = file.slice(line);
        String stripped = text.strip();
        if (stripped.startsWith("[") && stripped.endsWith("]") && !(list && text.startsWith(" "))) {
            section = stripped.substring(1, stripped.length() - 1).strip();
            list = false;
        } else if (stripped.startsWith("#")) {
            return;
        } else if (section.equals("options")) {
            configured(line, text);
        } else if (section.equals("options.entry_points")) {
            entryPoint(line, text);
        }
    }

    /** Reads a line under {@code console_scripts} or {@code flask.commands}. */
    private void entryPoint(Span line, String text) {
        if (!isIndented(text)) {
            ofFlask = text.startsWith("flask.commands");
            list = ofFlask || text.startsWith("console_scripts");
        } else if (list) {
            ConsoleScripts.ofConfiguration(file, line)
                    .map(script -> ofFlask ? script.ofFlask() : script)
                    .ifPresent(scripts::add);
        }
    }

    /** Reads a line under {@code install_requires}. */
    private void configured(Span line, String text) {
        if (!isIndented(text)) {
            list = text.startsWith("install_requires");
        } else if (list) {
            RequirementLine.read(file, MappedText.of(file, line)).ifPresent(requirements::add);
        }
    }

    private static boolean isIndented(String text) {
        return text.startsWith(" ") || text.startsWith("\t");
    }
}
