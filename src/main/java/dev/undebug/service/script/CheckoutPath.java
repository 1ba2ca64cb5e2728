package dev.undebug.service.script;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path of a file in a checkout of the repository, as a script writes it.
 *
 * @param known the part that does not need a shell, such as what follows the folder of the script
 * @param isWhole whether that is all of it
 */
record CheckoutPath(String known, boolean isWhole) {
    private static final Pattern COMPUTED = Pattern.compile("^.*(?:[})`]|\\$\\w{1,100})/");

    static CheckoutPath of(String written) {
        String known = COMPUTED.matcher(written).replaceFirst("");
        return new CheckoutPath(known, known.equals(written));
    }

    /** Returns the repository paths that it has in folders, which are absolute paths of the checkout. */
    Stream<String> in(Stream<String> folders) {
        return folders.map(folder -> ContainerPath.of(folder).destination(known))
                .map(found -> RepositoryPath.of(found).text());
    }
}
