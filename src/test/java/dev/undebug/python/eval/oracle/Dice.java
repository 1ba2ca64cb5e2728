package dev.undebug.python.eval.oracle;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Every choice of the generator, so that a seed decides the program. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns true one time in so many. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Makes one of several things. */
    @SafeVarargs
    final <T> T make(Supplier<T>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }

    void doOne(Runnable... choices) {
        choices[random.nextInt(choices.length)].run();
    }
}
