package dev.undebug.read.shell;

import java.util.Set;

/**
 * Variables that one of two branches is for because they have no value, so that those which nothing sets get the value that
 * it gives them: {@code [ -z "$X" ] && X=…} is the long form of <code>${X:-…}</code>.
 *
 * @param first whether it is the first branch
 */
record ShellDefaults(Set<String> names, boolean first) {
    static final ShellDefaults NONE = new ShellDefaults(Set.of(), true);

    /**
     * Returns whether a variable has got its default.
     *
     * @param here whether it has a value after the first branch
     * @param there whether it has one after the second
     */
    boolean give(String name, boolean here, boolean there) {
        return names.contains(name) && here != there && here == first;
    }
}
