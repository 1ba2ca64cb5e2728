package dev.undebug.python.eval.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the program of a seed, and chooses the ways to run it. */
final class ProgramGenerator {
    private static final int ENVIRONMENTS = 5;

    /** How many ways there are to run each program. */
    static final int CASES = 2 * (1 + ENVIRONMENTS);

    private static final String[] DEBUG_WORDS = {"", "0", "1", "false", "off", "no", "True", "yes"};
    private static final String[] WORDS = {
        "", "0", "1", "true", "True", "false", "False", "no", "off", "production", "development"
    };

    private final Draft draft;
    private final Dice dice;

    private ProgramGenerator(long seed) {
        draft = new Draft(seed);
        dice = draft.dice();
    }

    static RandomProgram program(long seed) {
        return new ProgramGenerator(seed).program();
    }

    private RandomProgram program() {
        Layout layout = new Layout(draft);
        layout.write();
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(Map.of(), layout.entry(), Optional.empty()));
        cases.add(new Case(Map.of(), layout.served(), Optional.of(layout.application())));
        for (int i = 0; i < ENVIRONMENTS; i++) {
            Map<String, String> environment = environment();
            cases.add(new Case(environment, layout.entry(), Optional.empty()));
            cases.add(new Case(environment, layout.served(), Optional.of(layout.application())));
        }
        return new RandomProgram(draft.files(), cases, draft.expressions().opaque());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : Expressions.VARIABLES) {
            if (dice.once(2)) {
                environment.put(variable, dice.of(variable.equals("FLASK_DEBUG") ? DEBUG_WORDS : WORDS));
            }
        }
        return environment;
    }
}
