package dev.undebug.read.packaging;

import dev.undebug.fact.Requirement;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A package as conda writes it: {@code conda-forge::flask=3.0.3=pyhd8ed1ab_0}, {@code flask 3.0}, {@code flask>=2,<3}. */
final class CondaSpec {
    private static final Pattern SPEC = Pattern.compile(
            "\\s*+(?:[\\w./-]++::)?+([A-Za-z0-9_][A-Za-z0-9._-]*+)\\s*+(?:\\[[^\\]]*+\\])?+\\s*+(.*+)", Pattern.DOTALL);

    /** A release, and the build that conda knows it by. */
    private static final Pattern RELEASE =
            Pattern.compile("(={0,2})\\s*+([0-9][0-9A-Za-z.]*+)(\\*?+)(?:[\\s=].*+)?", Pattern.DOTALL);

    private static final Pattern MAJOR = Pattern.compile("\\d{1,4}");

    private CondaSpec() {}

    static Optional<Requirement> read(SourceFile file, MappedText text) {
        Matcher spec = SPEC.matcher(text.text());
        return spec.matches()
                ? Optional.of(RequirementLine.of(spec.group(1), specifier(spec.group(2)), file.place(text.span())))
                : Optional.empty();
    }

    /** Returns what PEP 440 writes for a release; one equals sign stands for all releases that begin so. */
    static String specifier(String written) {
        Matcher release = RELEASE.matcher(written.strip());
        if (!release.matches()) {
            return written;
        }
        String number = release.group(2).endsWith(".")
                ? release.group(2).substring(0, release.group(2).length() - 1)
                : release.group(2);
        boolean exact = release.group(1).equals("==") && release.group(3).isEmpty();
        return !exact && MAJOR.matcher(number).matches()
                ? ">=" + number + ",<" + (Integer.parseInt(number) + 1)
                : "==" + number;
    }
}
