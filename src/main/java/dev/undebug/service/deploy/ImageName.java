package dev.undebug.service.deploy;

import dev.undebug.fact.Role;
import dev.undebug.read.text.RoleInference;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The name of an image: {@code registry.example/team/shop:1.2}.
 *
 * @param whole with its registry and organisation, without those that are the default
 * @param tag the version; {@code ""} if not stated
 */
record ImageName(String whole, String tag) {
    private static final Pattern PARTS = Pattern.compile("((?:[^/]*/)?[^:@]*+)(?::([^@]*+))?(?:@.*)?", Pattern.DOTALL);
    private static final Pattern DEFAULT = Pattern.compile("^(?:(?:index\\.)?docker\\.io/(?:library/)?|localhost/)");
    private static final Pattern COMPUTED = Pattern.compile("^.*(?:[})`…]|\\$\\w+)/?", Pattern.DOTALL);
    /** The version behind the name of a program in a tag, or a whole tag that names no program. */
    private static final Pattern VERSION = Pattern.compile(
            "(?:[-_.]v?\\d[\\w.-]*|[-_.]latest)$|^(?:latest|stable|edge|nightly|main|master|develop|release|beta|alpha)$");

    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z][A-Za-z_-]{2,}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** A host with a domain or a port: the first part of any other name is its publisher. */
    private static final Pattern REGISTRY = Pattern.compile("[\\w-]++(?:[.:][\\w-]++)++");

    private static final int MAX_PARTS = 10;

    static ImageName of(String reference) {
        String written = SPACES.matcher(reference).replaceAll("");
        Matcher parts = PARTS.matcher(written);
        boolean known = parts.matches();
        String name = (known ? parts.group(1) : written).toLowerCase(Locale.ROOT);
        String tag = known && parts.group(2) != null ? parts.group(2) : "";
        return new ImageName(DEFAULT.matcher(name).replaceFirst(""), tag);
    }

    /** Returns the version that the name stands for. */
    String version() {
        return tag.isEmpty() ? "latest" : tag;
    }

    /**
     * Returns the program that a tag names where one repository of a registry has the images of several: {@code web} of {@code
     * acme/shop:web_v1}. The name of an environment is none.
     */
    Optional<String> taggedProgram() {
        String program = VERSION.matcher(tag).replaceFirst("");
        return Optional.of(program)
                .filter(name -> PROGRAM.matcher(name).matches() && RoleInference.of(name) == Role.UNKNOWN);
    }

    /** Returns the name behind the last part that is filled in when it is used; all of it if nothing is. */
    String known() {
        return COMPUTED.matcher(whole).replaceFirst("");
    }

    /**
     * Returns the names with a publisher that the image may have in its registry, the longest first: {@code acme/shop} of
     * {@code public.ecr.aws/x1y2z3/acme/shop}.
     */
    Stream<String> inRegistry() {
        String[] parts = whole.split("/", MAX_PARTS + 1);
        if (parts.length > MAX_PARTS || !REGISTRY.matcher(parts[0]).matches()) {
            return Stream.empty();
        }
        return IntStream.range(1, parts.length - 1)
                .mapToObj(first -> String.join("/", Arrays.asList(parts).subList(first, parts.length)));
    }

    /** Returns the name without registry and organisation. */
    String last() {
        return whole.substring(whole.lastIndexOf('/') + 1);
    }
}
