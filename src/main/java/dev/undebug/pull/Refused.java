package dev.undebug.pull;

/** The other side understood the request and refused it. Repeating it would not help; the message says what would. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public Refused(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Returns the refused action and the remedy, a sentence. */
    public String reason() {
        return reason;
    }
}
