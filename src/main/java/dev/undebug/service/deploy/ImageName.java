package dev.undebug.service.deploy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern SPACES = Pattern.compile("\\s+");

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

    /** Returns the name behind the last part that is filled in when it is used; all of it if nothing is. */
    String known() {
        return COMPUTED.matcher(whole).replaceFirst("");
    }

    /** Returns the name without registry and organisation. */
    String last() {
        return whole.substring(whole.lastIndexOf('/') + 1);
    }
}
