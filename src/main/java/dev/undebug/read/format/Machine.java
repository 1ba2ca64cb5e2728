package dev.undebug.read.format;

/** The machine on which shell text runs, which decides how long the programs and containers that it starts go on. */
public enum Machine {
    /** No pipeline's machine: a server, or the computer of the person who runs a script. */
    OWN,
    /** A machine that somebody gave to a pipeline. Its containers go on after the pipeline. */
    RUNNER,
    /** A machine or container that ends with the pipeline. */
    HOSTED
}
