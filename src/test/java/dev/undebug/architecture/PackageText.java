package dev.undebug.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documentation of a package.
 *
 * @param text in one line, with its tags
 */
record PackageText(String text) {
    private static final Pattern DOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile("(.*?\\.)(?: .*|$)");
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) ([^}]*)}");

    static PackageText read(Path folder) throws IOException {
        Matcher doc = DOC.matcher(Files.readString(folder.resolve("package-info.java")));
        if (!doc.find()) {
            throw new IllegalArgumentException("no documentation in " + folder);
        }
        return new PackageText(
                doc.group(1).replaceAll("\\s+(?:\\*(?=\\s))?\\s*", " ").strip());
    }

    /** Returns the first sentence, in Markdown. */
    String summary() {
        Matcher sentence = SENTENCE.matcher(text);
        return TAG.matcher(sentence.matches() ? sentence.group(1) : text).replaceAll("`$1`");
    }
}
