package dev.undebug.pull;

/** The other side understood and said no. Asking again as it is would not help; the message says what would. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
