package dev.undebug.service;

/** Is told of each step of a scan when it begins, in the thread that scans. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = step -> {};

    void begins(Step step);

    /** A step of a scan. Steps of a kind are numbered from 1. */
    sealed interface Step {}

    /** Files are read together. */
    record Reading(int files) implements Step {}

    /** A program is judged. */
    record Judging(int number, int total, String program) implements Step {}

    /** The fixes of a finding are tried. */
    record Proving(int number, int total) implements Step {}
}
