package dev.undebug.read.text;

import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words with which a script says of itself that it starts a server for development: in the remark at its
 * beginning, or in what it prints whatever its conditions are. Such words are no proof: somebody may start it on a server.
 */
public final class DevelopmentWords {
    private static final Pattern REMARK = Pattern.compile("\\s*(?:#|::|@?rem\\b).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern PRINTS =
            Pattern.compile("@?(?:echo|printf|write-host|write-output)\\b.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SAYS = Pattern.compile(
            "(?i)\\b(?:development|dev)[ \\t](?:web[ \\t])?(?:server|environment|mode)\\b|\\blocal(?:ly)?[ \\t](?:development|dev)\\b"
                    + "|\\bfor[ \\t](?:local[ \\t])?development\\b");

    /** A warning, or words that deny it. */
    private static final Pattern DENIES = Pattern.compile("(?i)\\b(?:not|never|no|don't|warning|instead|unlike)\\b");

    private static final Pattern NOT_FOR_VISITORS = Pattern.compile("(?i)\\bnot[ \\t](?:for|in)[ \\t]production\\b");

    /** Words for what visitors get: a script that has them, too, is not for developers alone. */
    private static final Pattern FOR_VISITORS =
            Pattern.compile("(?i)\\b(?:prod|production|staging|live|deploy(?:s|ed|ment)?)\\b");

    private DevelopmentWords() {}

    /** Returns the words; empty if the script says nothing of the kind, or speaks of visitors, too. */
    public static Optional<Place> in(SourceFile script) {
        boolean beginning = true;
        Optional<Place> found = Optional.empty();
        for (int i = 1; i <= script.lineCount(); i++) {
            String line = script.text()
                    .substring(script.line(i).start(), script.line(i).end());
            boolean remark = REMARK.matcher(line).matches();
            beginning &= remark || line.isBlank();
            if ((remark && beginning) || PRINTS.matcher(line.strip()).matches()) {
                String said = NOT_FOR_VISITORS.matcher(line).replaceAll("");
                if (FOR_VISITORS.matcher(said).find()) {
                    return Optional.empty();
                }
                boolean always = !Character.isWhitespace(line.charAt(0)) || remark;
                Matcher says = SAYS.matcher(said);
                if (found.isEmpty()
                        && always
                        && says.find()
                        && !DENIES.matcher(said).find()) {
                    found = Optional.of(script.place(script.line(i)));
                }
            }
        }
        return found;
    }
}
