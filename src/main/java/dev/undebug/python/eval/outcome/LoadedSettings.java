package dev.undebug.python.eval.outcome;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a program's applications, and the names that it loads and the repository lacks. A fix leaves them as they
 * are, but for the switch itself.
 */
public final class LoadedSettings {
    /** A program may give thousands of names to its settings. */
    private static final int MOST = 1_000;

    private final Set<String> lacking = new HashSet<>();
    private final Set<String> off = new HashSet<>();
    private final Set<String> other = new HashSet<>();
    private int loaded;
    private int empty;

    /** Records that the program imports or loads something by a name that the repository does not have. */
    public void lacks(String name) {
        add(lacking, name);
    }

    /** Records that the program loads settings from something that may have some. */
    public void load() {
        loaded++;
    }

    /** Records that the program loads settings from something that has none, such as {@code None}. */
    public void loadNothing() {
        empty++;
    }

    /** Records a setting that is a constant for off. */
    public void off(String name) {
        add(off, name);
    }

    /** Records a setting that is neither on nor off. */
    public void other(String name) {
        add(other, name);
    }

    private static void add(Set<String> names, String name) {
        if (names.size() < MOST) {
            names.add(name);
        }
    }

    /** Adds those of another program. */
    public void add(LoadedSettings more) {
        more.lacking.forEach(this::lacks);
        more.off.forEach(this::off);
        more.other.forEach(this::other);
        empty += more.empty;
        loaded += more.loaded > 0 ? 1 : 0;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof LoadedSettings settings
                && lacking.equals(settings.lacking)
                && off.equals(settings.off)
                && other.equals(settings.other)
                && loaded == settings.loaded
                && empty == settings.empty;
    }

    @Override
    public int hashCode() {
        return Objects.hash(lacking, off, other, loaded, empty);
    }

    /** Returns whether changed programs still load what they name, and each that loaded something does. */
    public boolean isLoadedAs(LoadedSettings before) {
        return before.lacking.containsAll(lacking) && empty <= before.empty && loaded >= before.loaded;
    }

    /** Returns whether a change of the programs turned off a setting that was something else than on. */
    public boolean isOverwritten(LoadedSettings before) {
        return off.stream().anyMatch(name -> before.other.contains(name) && !before.off.contains(name));
    }
}
