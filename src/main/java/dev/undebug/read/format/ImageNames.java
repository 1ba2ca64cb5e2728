package dev.undebug.read.format;

import dev.undebug.fact.EnvVar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of images and paths as a pipeline or a script fills them in: {@code ${{ env.REGISTRY }}/shop}.
 *
 * @param known the variables of the place, a later one wins
 */
public record ImageNames(List<EnvVar> known) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{\\{\\s*+(?:env\\.(\\w{1,100}+)|((?:matrix|inputs)\\.[\\w.-]{1,100}+))\\s*+}}"
                    + "|\\$(?:(\\w{1,100}+)|\\{(\\w{1,100}+)}|\\((\\w{1,100}+)\\))");

    /** Nobody gives a part of a name more characters. */
    private static final int LONGEST = 200;

    /** How deep variables are filled in whose values have others in them. */
    private static final int DEEPEST = 3;

    public ImageNames {
        known = List.copyOf(known);
    }

    /** Returns a name as written, by which the same file may start the image, and as the known variables make it. */
    public Stream<String> of(String written) {
        return Stream.of(written, filled(written)).distinct();
    }

    /** Returns a text with the values of the known variables; references to others stay. */
    public String filled(String written) {
        return filled(written, DEEPEST);
    }

    private String filled(String written, int deepest) {
        if (deepest == 0 || !written.contains("$")) {
            return written;
        }
        Matcher reference = REFERENCE.matcher(written);
        StringBuilder name = new StringBuilder();
        while (reference.find()) {
            String value =
                    value(name(reference)).map(one -> filled(one, deepest - 1)).orElse(reference.group());
            reference.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        return reference.appendTail(name).toString();
    }

    private static String name(Matcher reference) {
        int group = 1;
        while (group < reference.groupCount() && reference.group(group) == null) {
            group++;
        }
        return reference.group(group);
    }

    private Optional<String> value(String name) {
        return known.stream()
                .filter(variable -> variable.name().equals(name))
                .reduce((first, last) -> last)
                .flatMap(variable -> variable.value().or(variable::partly))
                .filter(value -> value.length() <= LONGEST && !value.isBlank());
    }
}
