package dev.undebug.source;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The name of the repository, as far as it is known. Forks and mirrors have the same name with other owners, so these do
 * not count.
 *
 * @param remotes the names by which others clone it, in lower case
 * @param folder the name of the folder in which it lies, in lower case, which is often that of the repository
 */
public record OwnName(Set<String> remotes, String folder) {
    public static final OwnName UNKNOWN = new OwnName(Set.of(), "");

    private static final String ENDING = ".git";

    public OwnName {
        remotes = Set.copyOf(remotes);
    }

    /** Creates a name from the addresses from which the repository is cloned. */
    public static OwnName ofRemotes(Collection<String> addresses) {
        return new OwnName(
                addresses.stream()
                        .map(OwnName::inAddress)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()),
                "");
    }

    public static OwnName ofFolder(String name) {
        return new OwnName(Set.of(), name.toLowerCase(Locale.ROOT));
    }

    /** Returns the last part of an address: {@code shop} for {@code git@github.com:acme/shop.git}. */
    private static String inAddress(String address) {
        String path = address.replaceFirst("[/\\s]++$", "");
        int end = Math.max(path.lastIndexOf('/'), path.lastIndexOf(':'));
        return plain(path.substring(end + 1));
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(ENDING) ? lower.substring(0, lower.length() - ENDING.length()) : lower;
    }

    /** Returns whether a repository of a name is this one, as far as its name says. */
    public boolean is(String repository) {
        return remotes.isEmpty() ? isInFolder(plain(repository)) : remotes.contains(plain(repository));
    }

    /** Returns whether it is known that a repository of a name is another one. */
    public boolean isNot(String repository) {
        return !remotes.isEmpty() && !is(repository);
    }

    /** Folders are called {@code acme__shop} or {@code shop-main}, too. */
    private boolean isInFolder(String name) {
        return List.of(folder.split("__", -1)).contains(name)
                || List.of(name + "-main", name + "-master").contains(folder);
    }
}
