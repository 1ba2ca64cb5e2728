package dev.undebug.python.eval.oracle;

import java.util.List;
import java.util.Map;

/**
 * A small repository, and the ways to run it.
 *
 * @param opaque whether something in it cannot be known by reading: the host's name, whether a file is there
 */
record RandomProgram(Map<String, String> files, List<Case> cases, boolean opaque) {
    RandomProgram {
        cases = List.copyOf(cases);
    }

    RandomProgram with(Map<String, String> other) {
        return new RandomProgram(other, cases, opaque);
    }

    RandomProgram only(Case one) {
        return new RandomProgram(files, List.of(one), opaque);
    }
}
