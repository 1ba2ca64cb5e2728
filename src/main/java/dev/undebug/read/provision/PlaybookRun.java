package dev.undebug.read.provision;

import dev.undebug.fact.Role;

/**
 * The command that runs a playbook.
 *
 * @param machine the role of the machine on which it runs, which plays call {@code localhost}
 * @param ofPipeline whether a pipeline runs it: what its tasks start in the background ends with the pipeline
 */
public record PlaybookRun(Role machine, boolean ofPipeline) {
    /** Returns the role of a play for that machine. A folder of developers or for tests says more. */
    Role role(Role named) {
        return named == Role.DEVELOPMENT || named == Role.TEST ? named : machine;
    }

    /** Returns the role of a process that a task of this role starts. */
    Role ofProcess(Role role) {
        return ofPipeline ? Role.DEVELOPMENT : role;
    }
}
