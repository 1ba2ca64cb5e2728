package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bases of a class. What follows from them is found out once: every look at an attribute asks for it. */
final class Bases {
    /** Base classes whose attributes differ from their bodies: fields read from the environment. */
    private static final Set<String> MADE_OVER = Set.of("BaseSettings", "BaseModel");

    private static final int DEEPEST = 20;

    private final List<Value> written;
    private @Nullable List<Data> order;
    private @Nullable Boolean madeOver;

    Bases(List<Value> written) {
        this.written = List.copyOf(written);
    }

    /** Returns those that the class names. */
    List<Value> written() {
        return written;
    }

    /** Returns them and their own bases in method resolution order. */
    List<Data> order() {
        if (order == null) {
            List<Data> all = new ArrayList<>();
            collect(all, 0);
            // A base shared by several classes counts at its last position.
            LinkedHashSet<Data> reversed = new LinkedHashSet<>();
            for (int i = all.size() - 1; i >= 0; i--) {
                reversed.add(all.get(i));
            }
            List<Data> found = new ArrayList<>(reversed);
            Collections.reverse(found);
            order = List.copyOf(found);
        }
        return order;
    }

    private void collect(List<Data> all, int depth) {
        for (Value base : written) {
            all.add(base.data());
            if (base.data() instanceof PyClass parent && depth < DEEPEST) {
                parent.inherited().collect(all, depth + 1);
            }
        }
    }

    /** Returns whether the attributes of the class are not those of its body. */
    boolean areMadeOver() {
        if (madeOver == null) {
            madeOver = order().stream()
                    .anyMatch(base -> base instanceof External external && MADE_OVER.contains(external.lastName()));
        }
        return madeOver;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bases bases && written.equals(bases.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }
}
