package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.math.BigInteger;

/** An integer with only a known lower bound, such as Python's minor version. */
public record AtLeast(BigInteger least) implements Data {
    public static AtLeast of(long least) {
        return new AtLeast(BigInteger.valueOf(least));
    }

    @Override
    public boolean isOneOfMany() {
        return true;
    }

    @Override
    public String shown() {
        return "unknown";
    }

    @Override
    public Truth truth() {
        return least.signum() > 0 ? Truth.TRUE : Truth.UNKNOWN;
    }

    boolean exceeds(BigInteger number) {
        return least.compareTo(number) > 0;
    }
}
