package dev.undebug.read.terraform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.FirstStart;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the services of Terraform files, and all other variables anywhere in them: {@code FLASK_DEBUG = "1"} in
 * {@code app_settings} or {@code environment}, {@code name = "FLASK_DEBUG"} with {@code value = "1"} beside it, and the
 * same in JSON.
 */
final class TerraformReader implements Reader {
    private static final int MAX_VARIABLES = 2_000;
    private static final Pattern MAPPED = Pattern.compile(
            "\"?\\b([A-Z][A-Z0-9_]{2,60})\"?[ \\t]{0,40}[=:][ \\t]{0,40}(\"[^\"\\r\\n]{0,400}\"|true\\b|false\\b|[0-9]{1,9}\\b)");
    private static final Pattern NAMED = Pattern.compile(
            "\\bname\"?\\s{0,40}[=:]\\s{0,40}\"([A-Z][A-Z0-9_]{2,60})\"\\s{0,40},?\\s{0,40}\"?value\"?\\s{0,40}[=:]\\s{0,40}(\"[^\"\\r\\n]{0,400}\"|true\\b|false\\b|[0-9]{1,9}\\b)");

    private static final Pattern START_SCRIPT = Pattern.compile(
            "(?m)^[ \\t]*\"?(?:user_data|user_data_base64|custom_data|(?:metadata_)?startup[_-]script)\"?[ \\t]*=[ \\t]*"
                    + "(?:base64encode\\()?<<-?[ \\t]*(\\w{1,40})[ \\t]*\\r?\\n([ \\t]*(?:#![^\\r\\n]*sh|#cloud-config|Content-Type:|MIME-Version:)(?s:.{0,20000}?))^[ \\t]*\\1\\b");
    private static final int MAX_SCRIPTS = 10;
    private static final int MAX_NONE = 500;
    private static final String COUNT = "count";

    private final Formats formats;

    /** @param formats reads the files that machines get when they start */
    TerraformReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".tf") || path.endsWith(".tfvars") || path.endsWith(".tf.json");
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = new ArrayList<>();
        TerraformProject alone = new TerraformProject(TerraformProject.isPart(file.path()) ? List.of(file) : List.of());
        units.addAll(alone.units());
        List<EnvVar> variables = new ArrayList<>();
        String text = withoutComments(file.text());
        find(file, MAPPED.matcher(text), variables);
        find(file, NAMED.matcher(text), variables);
        Set<Span> known = units.stream()
                .flatMap(unit -> unit.environment().stream())
                .map(EnvVar::valueSpan)
                .collect(Collectors.toSet());
        variables.removeIf(variable -> known.contains(variable.valueSpan()) || alone.knows(variable));
        units.addAll(Units.allVariables("", RoleInference.ofOverlay(file.path()), variables));
        FirstStart start = new FirstStart(file, formats);
        startScripts(file, start);
        return TerraformProvisioners.with(file, formats, start, FileFacts.ofUnits(file, units));
    }

    /** Adds what machines do when they start: {@code user_data = <<EOF}. */
    private static void startScripts(SourceFile file, FirstStart start) {
        Matcher matcher = START_SCRIPT.matcher(file.text());
        List<Span> none = file.text().contains(COUNT) ? none(file) : List.of();
        for (int i = 0; matcher.find() && Most.room(i, MAX_SCRIPTS); i++) {
            Span script = new Span(matcher.start(2), matcher.end(2));
            if (none.stream().noneMatch(value -> value.contains(script))) {
                start.add(TerraformScript.unindented(MappedText.of(file, script)));
            }
        }
    }

    /** Returns the values in resources of which Terraform makes none. */
    private static List<Span> none(SourceFile file) {
        return HclParser.parse(file).blocks().stream()
                .filter(block -> block.type().equals("resource") && TerraformFolder.isNone(block))
                .flatMap(block -> block.body().attributes().stream())
                .map(attribute -> attribute.value().span())
                .limit(MAX_NONE)
                .toList();
    }

    /** Blanks out comments, so that places stay the same. */
    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder(text);
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (lineStart && (c == '#' || text.startsWith("//", i))) {
                while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    kept.setCharAt(i++, ' ');
                }
            }
            lineStart = c == '\n' || c == '\r' || (lineStart && Character.isWhitespace(c));
        }
        return kept.toString();
    }

    private static void find(SourceFile file, Matcher matcher, List<EnvVar> variables) {
        while (matcher.find() && Most.room(variables.size(), MAX_VARIABLES)) {
            String written = matcher.group(2);
            boolean quoted = written.startsWith("\"");
            String value = quoted ? written.substring(1, written.length() - 1) : written;
            variables.add(new EnvVar(
                    matcher.group(1),
                    Optional.of(value).filter(known -> !known.contains("${")),
                    file.place(new Span(matcher.start(1), matcher.end(2))),
                    new Span(matcher.start(2), matcher.end(2))));
        }
    }
}
