package dev.undebug.python.eval;

/**
 * What cannot be known.
 *
 * @param truth whether it is true, which can be known without the value
 */
record Unknown(Truth truth) implements Data {
    static final Unknown ANY = new Unknown(Truth.UNKNOWN);

    @Override
    public String shown() {
        return "unknown";
    }
}
