package dev.undebug.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command line in this process. */
record Run(int code, String out, String err) {
    static Run of(String... args) {
        return of(new UndebugCommand(), args);
    }

    static Run of(UndebugCommand command, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = command.execute(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(code, out.toString(), err.toString());
    }
}
