package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Gives the code that Python reads from a here-document as an argument: {@code python3 - <<EOF} runs what {@code python3 -c} does. */
final class InputCode {
    private static final Pattern PYTHON = Pattern.compile("python[0-9.]*");
    private static final String INPUT = "-";

    private InputCode() {}

    /** @param fields the expanded words of the command */
    static List<ShellField> argument(ShellNode.Simple simple, List<ShellField> fields) {
        List<PrintedText> documents = PrintedText.documents(simple);
        int python = 0;
        while (python < fields.size()
                && !PYTHON.matcher(ContainerPath.program(fields.get(python).value()))
                        .matches()) {
            python++;
        }
        int after = python + 1;
        while (after < fields.size() && isFlag(fields.get(after).value())) {
            after++;
        }
        boolean reads = after == fields.size()
                || fields.get(Math.min(after, fields.size() - 1)).is(INPUT);
        if (documents.isEmpty() || python == fields.size() || !reads) {
            return fields;
        }
        PrintedText code = documents.get(documents.size() - 1);
        boolean known = !code.expands()
                || (code.text().text().indexOf('$') < 0 && code.text().text().indexOf('`') < 0);
        List<ShellField> all = new ArrayList<>(fields.subList(0, Math.min(after, fields.size())));
        all.add(ShellField.of(Token.literal(
                MappedText.at("-c", code.text().span()), code.text().span())));
        all.add(ShellField.of(new Token(code.text(), code.text().span(), known, known)));
        all.addAll(fields.subList(Math.min(after + 1, fields.size()), fields.size()));
        return all;
    }

    /** Returns whether a word is an option of Python without a value that names no code. */
    private static boolean isFlag(String word) {
        return word.length() > 1 && word.startsWith(INPUT) && word.indexOf('c') < 0 && word.indexOf('m') < 0;
    }
}
