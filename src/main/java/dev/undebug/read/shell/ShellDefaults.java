package dev.undebug.read.shell;

import java.util.Set;

/**
 * The variables that one of two branches sets because they have no value: {@code [ -z "$X" ] && X=…} is the long form
 * of <code>${X:-…}</code>. Without any other value they get that default.
 *
 * @param first whether that is the first branch
 */
record ShellDefaults(Set<String> names, boolean first) {
    static final ShellDefaults NONE = new ShellDefaults(Set.of(), true);

    /**
     * Returns whether a variable has its default after the branches.
     *
     * @param here whether it has a value after the first branch
     * @param there whether it has one after the second
     */
    boolean give(String name, boolean here, boolean there) {
        return names.contains(name) && here != there && here == first;
    }
}
