package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.PythonModule.Refusals;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Code inside a file of another kind, the argument of {@code python -c}; or a whole file that is run in another way.
 *
 * @param file the whole file
 * @param text the code at its offsets in the file, with white space for all else
 * @param filled whether {@link #UNKNOWN} stands for what is filled in when the code is started
 * @param pastEnds whether what follows an end is run, too: {@code sys.exit()}, {@code raise}, an endless loop
 */
public record CodePart(SourceFile file, String text, boolean filled, boolean pastEnds) {
    /** A name, of which nothing is known. */
    public static final String UNKNOWN = "_";

    private static final String IMPORT = "from " + UNKNOWN + " import " + UNKNOWN;

    /** Returns the code inside a file. */
    public static CodePart within(SourceFile file, String text, boolean filled) {
        return new CodePart(file, text, filled, false);
    }

    /** Returns a whole file, of which the run shows also what it would do after its end. */
    public static CodePart pastEnds(SourceFile file) {
        return new CodePart(file, file.text(), false, true);
    }

    /** Returns the code, whose places are those in the whole file. */
    public PythonModule module() {
        List<Stmt> body = new ArrayList<>(filled ? parsed(IMPORT).body() : List.of());
        PythonModule code = parsed(text);
        body.addAll(code.body());
        // The lines of a part may be indented as their file wants it.
        Refusals refusals = text.equals(file.text()) ? code.refusals() : Refusals.NONE;
        return new PythonModule(file, body, code.comments(), code.mistake(), refusals);
    }

    private PythonModule parsed(String code) {
        return PythonModule.parse(file.withText(code));
    }
}
