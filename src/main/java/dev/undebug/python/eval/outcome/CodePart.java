package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Code inside a file of another kind: the argument of {@code python -c}.
 *
 * @param file the whole file
 * @param text the code at its offsets in the file, with white space for all else
 * @param filled whether {@link #UNKNOWN} stands for what is filled in when the code is started
 */
public record CodePart(SourceFile file, String text, boolean filled) {
    /** A name, of which nothing is known. */
    public static final String UNKNOWN = "_";

    private static final String IMPORT = "from " + UNKNOWN + " import " + UNKNOWN;

    /** Returns the code, whose places are those in the whole file. */
    public PythonModule module() {
        List<Stmt> body = new ArrayList<>(filled ? parsed(IMPORT).body() : List.of());
        PythonModule code = parsed(text);
        body.addAll(code.body());
        return new PythonModule(file, body, code.comments(), code.mistake());
    }

    private PythonModule parsed(String code) {
        return PythonModule.parse(file.withText(code));
    }
}
