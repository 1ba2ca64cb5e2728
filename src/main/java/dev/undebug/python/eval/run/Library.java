package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The modelled packages outside the repository. */
public interface Library {
    /** Returns a function by its dotted name; null if it is not modelled. */
    @Nullable
    NativeFunction find(String dotted);

    /** Returns whether functions of a module are modelled. */
    boolean isModule(String dotted);

    /** Returns the modelled names that {@code from module import *} binds. */
    List<String> exported(String module);

    /** Returns the model of a class by its dotted name; null if it has none. */
    @Nullable
    Ancestor ancestor(Run run, String dotted);

    /** Returns whether something is named like an application and used like one through this attribute. */
    boolean isApplication(String name, String attribute);

    /**
     * Returns whether a call of a method starts a server of pages, as far as the name of its owner and the arguments say.
     *
     * @param owner the last name of the object; empty if it has none
     */
    boolean isStart(String owner, String method, Arguments arguments);

    /** Makes an application of which nothing is known. */
    Data application(Run run);

    /**
     * Returns the result of an unknown function, guessed from its name and arguments; null without a guess.
     *
     * @param function its name without its module
     */
    @Nullable
    Data made(Run run, String function, Arguments arguments);
}
