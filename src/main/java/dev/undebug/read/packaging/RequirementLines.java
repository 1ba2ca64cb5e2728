package dev.undebug.read.packaging;

import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meaning of lines for pip: requirements, and files with more of them. */
final class RequirementLines {
    /** The include of another file: {@code -r base.txt}. */
    private static final Pattern INCLUDED =
            Pattern.compile("\\s*+(?:-[rc]|--requirement|--constraint)(?:\\s++|=)?+([^\\s#;]++)\\s*+(?:#.*+)?");

    /** A line that names nothing to install: empty, a comment, or an option for all lines. */
    private static final Pattern NO_PACKAGE = Pattern.compile("\\s*+(?:#.*+|-(?!e\\b|-editable\\b).*+)?");

    private static final int MAX_FILES = 100;

    private final SourceFile file;
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private boolean open;

    RequirementLines(SourceFile file) {
        this.file = file;
    }

    void add(MappedText line) {
        Matcher included = INCLUDED.matcher(line.text());
        if (included.matches()) {
            include(included.group(1));
        } else {
            Optional<Requirement> one = RequirementLine.read(file, line);
            one.ifPresent(requirements::add);
            open |= one.isEmpty() && !NO_PACKAGE.matcher(line.text()).matches();
        }
    }

    void add(Requirement requirement) {
        requirements.add(requirement);
    }

    private void include(String written) {
        if (Most.room(files.size(), MAX_FILES)) {
            files.add(written);
        }
    }

    Packaging packaging() {
        return new Packaging(requirements, files, List.of(), open);
    }
}
