package dev.undebug.read.format;

import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Collects the Python files that a file writes: {@code cat > /opt/shop/app.py <<EOF}. Settings that a program loads as code may
 * have another name: {@code local.cfg}. Files {@code *.pth} have lines that run when Python starts; nobody has them before.
 */
final class WrittenPrograms {
    private static final int MAX_FILES = 50;

    /** Settings of applications, not of the machine's programs. */
    private static final Pattern SETTINGS =
            Pattern.compile("(?!/?+(?:etc|usr)/).*+(?<=\\.cfg|\\.conf|\\.config|\\.settings)");

    private static final Pattern TERRAFORM = Pattern.compile(".*\\.(?:tf|tftpl|tpl|tmpl)");

    private final SourceFile host;
    private final Role role;
    private final Map<String, Content> files = new LinkedHashMap<>();
    private int others;

    WrittenPrograms(SourceFile host, Role role) {
        this.host = host;
        this.role = role;
    }

    /** The texts that are written to one file in turn. */
    private static final class Content {
        private final MappedText.Builder text;
        private boolean literal = true;
        private boolean sure = true;
        private boolean oneOfSeveral;

        private Content(int at) {
            this.text = new MappedText.Builder(at);
        }

        private void append(FileWrite write) {
            if (text.length() > Reader.MAX_LENGTH) {
                return;
            }
            MappedText part = write.text().text();
            text.append(part, 0, part.length());
            if (!part.text().endsWith("\n")) {
                int end = part.span().end();
                text.append("\n", new Span(end, end));
            }
            boolean expands = write.text().expands()
                    && (part.text().indexOf('$') >= 0 || part.text().indexOf('`') >= 0);
            literal &= !expands;
            sure &= write.sure();
        }
    }

    /** Adds what is written to a file, if it is one of Python's. What is added to a file that is there is no program. */
    void add(FileWrite write) {
        String path = write.location();
        boolean lines = PythonPaths.isPathFile(path);
        boolean settings = areSettings(path) || lines;
        if (!PythonPaths.isSource(path) && !settings) {
            return;
        }
        Optional<Content> before = Optional.ofNullable(files.get(path));
        if (before.isPresent() && !write.sure()) {
            before.get().oneOfSeveral = true;
        } else if (before.isPresent() && write.appends()) {
            before.get().append(write);
        } else if ((!write.appends() || lines) && (before.isPresent() || hasRoom(settings))) {
            Content content = new Content(write.text().text().span().start());
            content.append(write);
            files.put(path, content);
        }
    }

    /** Returns whether a file has the name of an application's settings. */
    static boolean areSettings(String path) {
        return SETTINGS.matcher(path).matches();
    }

    /** Programs have the room that settings do not take. */
    private boolean hasRoom(boolean settings) {
        if (settings) {
            return Most.room(others++, MAX_FILES);
        }
        return Most.room(files.size() - others, MAX_FILES);
    }

    /** Returns the files as units with their paths for names. */
    List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        files.forEach((path, content) -> {
            MappedText text = content.text.build().strip();
            Optional<String> placed = CodeInPlace.of(text).filter(known -> !content.oneOfSeveral);
            boolean literal = content.literal
                    && placed.filter(known -> TemplatePlaceholders.isKnown(known) && !isFilledIn(known))
                            .isPresent();
            units.add(new Unit(
                    Unit.Kind.CODE,
                    path,
                    host.place(text.span()),
                    role,
                    List.of(),
                    List.of(),
                    new Origin.Code(placed, literal, content.sure || content.oneOfSeveral)));
        });
        return units;
    }

    /** Terraform fills in its own values in whatever it hands on. */
    private boolean isFilledIn(String code) {
        return TERRAFORM.matcher(host.path()).matches() && code.contains("${");
    }
}
