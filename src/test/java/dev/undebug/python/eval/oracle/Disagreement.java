package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.Repository;
import java.util.Map;

/** A run of a program of which the interpreter says something else than Flask. */
record Disagreement(RandomProgram program, Case at, Observation predicted, Observation real) {

    /** Returns the same disagreement in a program that is as small as can be found. */
    Disagreement shrunk(RealFlask flask) {
        Map<String, String> files = Shrinker.shrink(program.files(), candidate -> isSame(candidate, flask));
        RandomProgram small = program.with(files).only(at);
        return new Disagreement(
                small,
                at,
                Prediction.of(Repository.of(files), at),
                flask.run(small).get(0));
    }

    /** Whether other files show a disagreement too, and not because they fail in another way. */
    private boolean isSame(Map<String, String> files, RealFlask flask) {
        if (!files.containsKey(at.entry())) {
            return false;
        }
        Observation now = flask.run(program.with(files).only(at)).get(0);
        return now.failure().equals(real.failure())
                && Agreement.of(Prediction.of(Repository.of(files), at), now) == Agreement.WRONG;
    }

    @Override
    public String toString() {
        return "\n" + RecordedCase.written("Disagreement", program.files(), at, real) + "here:  " + predicted.told()
                + "\n";
    }
}
