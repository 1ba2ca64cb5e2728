package dev.undebug.flask;

import java.util.regex.Pattern;

/** Addresses on which only the machine itself, or the container, reaches a server. */
public final class Loopback {
    private static final Pattern NAMES = Pattern.compile("localhost|127(?:\\.\\d+){3}|::1|\\s*");

    private Loopback() {}

    /**
     * Returns whether a server on this address serves its own machine alone. An empty address is Flask's default, {@code
     * 127.0.0.1}.
     */
    public static boolean is(String host) {
        return NAMES.matcher(host).matches();
    }
}
