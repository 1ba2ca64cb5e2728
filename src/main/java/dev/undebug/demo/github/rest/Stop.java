package dev.undebug.demo.github.rest;

/** Aborts a call with an answer. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Stop(Answer answer) {
        super("answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    static Stop notFound() {
        return new Stop(Answer.notFound());
    }

    Answer answer() {
        return answer;
    }
}
