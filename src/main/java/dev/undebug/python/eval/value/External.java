package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.KnownModules;
import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A module outside the repository, or one of its attributes.
 *
 * @param dotted its name, for example {@code os.path}
 * @param isKnown whether the effect of calling it is modelled, or that of functions which it has as a module
 */
public record External(String dotted, boolean isKnown) implements Data {
    private static final String BUILTINS = "builtins.";

    /** The built-in functions that call what they are given. */
    private static final Set<String> CALLING = Set.of("filter", "iter", "map", "max", "min", "sorted");

    /** Modules whose functions only look at what they are given. */
    private static final List<String> LOOKING = List.of(BUILTINS, "typing.", "typing_extensions.", "inspect.", "abc.");

    /** A part of a name that is a class, by custom. */
    private static final Pattern CLASS = Pattern.compile("\\.[A-Z]");

    /** Returns a built-in exception by its name. */
    public static External exception(String name) {
        return new External(BUILTINS + name, false);
    }

    /** Returns the name after the last dot. */
    public String lastName() {
        return dotted.substring(dotted.lastIndexOf('.') + 1);
    }

    /** Returns whether it is in a package whose applications are none of Flask or its relatives. */
    public boolean isForeign() {
        return KnownModules.runsOthers(top());
    }

    /** Returns whether a call of it makes an object of a class of such a package: a function may return what it is given. */
    public boolean makesForeign() {
        return isForeign()
                && !KnownModules.carries(top())
                && CLASS.matcher(dotted).find();
    }

    /** Returns whether nothing is known of its package. */
    public boolean isUnseen() {
        return !top().isEmpty() && !KnownModules.have(top());
    }

    private String top() {
        return dotted.substring(0, Math.max(dotted.indexOf('.'), 0));
    }

    /** Returns whether it may call a function that it is given. */
    public boolean mayCall() {
        return LOOKING.stream().noneMatch(dotted::startsWith) || CALLING.contains(lastName());
    }

    @Override
    public boolean isObject() {
        return isKnown || dotted.startsWith(BUILTINS);
    }

    @Override
    public @Nullable Object choice() {
        return dotted;
    }

    @Override
    public String shown() {
        return "<" + dotted + ">";
    }

    @Override
    public Truth truth() {
        return isKnown ? Truth.TRUE : Truth.UNKNOWN;
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return run.outside().attribute(this, self, name);
    }

    @Override
    public void setAttribute(Interpretation run, String name, Value value, Site site) {
        run.outside().setAttribute(this, name, value, site);
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        return run.outside().item(this, self, key);
    }

    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        run.outside().setItem(this, key, value);
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return run.outside().call(this, self, invocation);
    }
}
