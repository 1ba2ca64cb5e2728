package dev.undebug.service.mention;

import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds lines that may write to a file of a given name, in a text of any format: {@code sed -i … settings.json},
 * {@code fs.writeFileSync("settings.json", …)}, {@code dest: /srv/shop/settings.json}. It reads words, not programs.
 */
final class WritingTexts {
    /** Calls of the usual languages that write to a file that is named there. */
    private static final Pattern CALLS = Pattern.compile("\\bopen\\s?\\([^\\n]*,\\s?(?:mode\\s?=\\s?)?[\"'][rbt]*[wax+]"
            + "|\\.(?:write_text|write_bytes|dump|to_json|touch|unlink)\\s?\\(|\\bset_key\\s?\\(|\\b[fF]ile[iI]nput\\b"
            + "|\\b(?:shutil\\.\\w+|os\\.(?:replace|rename|link|symlink|remove|unlink))\\s?\\("
            + "|\\b(?:write|append|copy|output|rename|cp|symlink)File(?:Sync)?\\b|\\bcreateWriteStream\\b"
            + "|\\b(?:rename|cp|symlink|unlink)(?:Sync)?\\s?\\(|\\b(?:Deno|Bun)\\.write"
            + "|\\bfile_put_contents\\b|\\bfopen\\b|\\b(?:os|ioutil)\\.(?:WriteFile|Create|OpenFile|Rename|Remove)\\b"
            + "|\\b(?:File|IO)\\.(?:write|open|binwrite|rename)\\b|\\bFileUtils\\b|\\bFiles\\.(?:write|copy|move)\\w*+"
            + "|\\bFile(?:Writer|OutputStream)\\b");

    /** Commands that write to files that they name, and keys whose values are files that are written. */
    private static final Pattern COMMANDS =
            Pattern.compile("\\b(?:sed|perl|ruby|gawk|awk|yq)[\"',]{0,3}\\s(?:[^|;&]*\\s)?[\"']?-{1,2}\\w*i"
                    + "|[\\[,]\\s?[\"']-i[\"']"
                    + "|(?:^|[\\s;&|`($\"'\\[,])(?:tee|patch|truncate|ed|ex|crudini|augtool|dd|sponge|unzip|sops|gpg|openssl)[\\s\"',]"
                    + "|\\b(?:git\\s+apply|(?:docker|podman)\\s+(?:cp|run)|kubectl\\s+cp|tar\\s+-?x)|\\b(?:curl|wget)\\s[^|;&]*-\\w*[oO]"
                    + "|\\b(?:Set|Add|Clear|Copy|Move)-(?:Content|Item)\\b|\\bOut-File\\b"
                    + "|\\b(?:dest|path|destfile)\\s?[:=]|\\b(?:python3?|node|php|deno)\\s+-[cer]\\b");

    /** A command that gives the file named last what another one says. */
    private static final Pattern COPY =
            Pattern.compile("(?:^|[\\s;&|`($\"'\\[,])(?:cp|mv|ln|install|scp|rsync)[\\s\"',]");

    private static final Pattern REDIRECTION = Pattern.compile("(?<![<>=-])>{1,2}\\s?[\"']?[^\\s\"'|;&<>]*$");
    private static final Pattern ASSIGNED = Pattern.compile("\\b([A-Za-z_]\\w{0,60})\\s?(?::?=)(?!=)");
    private static final Pattern COMMENT = Pattern.compile("^\\s*+(?:#|//|;|\\*|rem\\s|::)", Pattern.CASE_INSENSITIVE);

    /** At most this many variables of a program are followed to the lines that name them. */
    private static final int MOST_VARIABLES = 10;

    /** At most this many places of the name are looked at; a text with more of them may write there. */
    private static final int MOST = 500;

    /** The characters before and after the name that are looked at. */
    private static final int AROUND = 300;

    private final String name;
    private final boolean program;

    /** The name, and the variables of a program that stand for it. */
    private final List<Pattern> carriers;

    private int looked;

    private WritingTexts(String name, boolean program) {
        this.name = name;
        this.program = program;
        this.carriers = new ArrayList<>(List.of(word(name)));
    }

    /** Returns the first line that may write to a file. */
    static Optional<Span> to(SourceFile file, String name) {
        if (!file.contains(name)) {
            return Optional.empty();
        }
        WritingTexts texts =
                new WritingTexts(name, PythonPaths.isPython(file.path()) || IrrelevantFiles.isProgram(file.path()));
        return IntStream.rangeClosed(1, file.lineCount())
                .mapToObj(file::line)
                .filter(line -> texts.writes(file.slice(line)))
                .findFirst();
    }

    private boolean writes(String line) {
        return !COMMENT.matcher(line).find()
                && List.copyOf(carriers).stream()
                        .anyMatch(carrier -> carrier.matcher(line).results().anyMatch(named -> writes(line, named)));
    }

    private boolean writes(String line, MatchResult named) {
        String before = line.substring(Math.max(0, named.start() - AROUND), named.start());
        String after = line.substring(named.end(), Math.min(line.length(), named.end() + AROUND));
        Matcher assigned = ASSIGNED.matcher(before);
        if (program && assigned.find() && carriers.size() < MOST_VARIABLES) {
            carriers.add(word(assigned.group(1)));
        }
        looked++;
        return looked > MOST
                || CALLS.matcher(before + name + after).find()
                || COMMANDS.matcher(before).find()
                || REDIRECTION.matcher(before).find()
                || copies(before, after);
    }

    private static Pattern word(String name) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)");
    }

    /** A copy of a file of the same name is the repository's own, most likely. */
    private boolean copies(String before, String after) {
        Matcher copy = COPY.matcher(before);
        if (!copy.find()) {
            return false;
        }
        String from = before.substring(copy.end());
        boolean last = after.isBlank() || ";&|\"'`)],".indexOf(after.strip().charAt(0)) >= 0;
        return last
                && from.strip().length() > 1
                && !carriers.get(0).matcher(from).find();
    }
}
