package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import org.jspecify.annotations.Nullable;

/** The packages outside the repository of which something is known. */
public interface Library {
    /** Returns a function by its dotted name; null where it is not known what it does. */
    @Nullable
    Native find(String dotted);

    /** Returns a class by its dotted name, where its objects are of a kind of their own; null for any other. */
    @Nullable
    Ancestor ancestor(Run run, String dotted);

    /** Returns whether something may be an application by its name and by an attribute that a program uses of it. */
    boolean isApplication(String name, String attribute);

    /** Makes an application of which nothing is known. */
    Data application(Run run);

    /**
     * Returns what a function that is not known makes, as far as its name and the arguments tell; null where they do not.
     *
     * @param function its name without those of its modules
     */
    @Nullable
    Data made(Run run, String function, Arguments arguments);
}
