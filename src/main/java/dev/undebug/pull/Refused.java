package dev.undebug.pull;

/** The other side understood and said no. Asking again as it is would not help; the message says what would. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public Refused(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Returns what was refused and what would help, a sentence. */
    public String reason() {
        return reason;
    }
}
