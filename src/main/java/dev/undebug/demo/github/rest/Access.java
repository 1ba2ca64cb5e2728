package dev.undebug.demo.github.rest;

import java.util.List;
import java.util.Map;

/** Who may call an operation. */
sealed interface Access {
    /** The app itself, by its signed token. */
    record App() implements Access {}

    /** Anybody. */
    record Anyone() implements Access {}

    /**
     * An installation that has one of the permissions.
     *
     * @param anyOf one entry each, such as {@code checks=write}; none: any installation
     */
    record Installation(List<Need> anyOf) implements Access {
        public Installation {
            anyOf = List.copyOf(anyOf);
        }

        boolean grantedBy(Map<String, String> permissions) {
            return anyOf.isEmpty() || anyOf.stream().anyMatch(need -> need.grantedBy(permissions));
        }

        /** Writes the value of {@code X-Accepted-GitHub-Permissions}. */
        String header() {
            return String.join("; ", anyOf.stream().map(Need::toString).toList());
        }
    }

    /** A permission and how much of it. */
    record Need(String permission, String level) {
        boolean grantedBy(Map<String, String> permissions) {
            String granted = permissions.getOrDefault(permission, "none");
            return granted.equals(level) || granted.equals("write") || granted.equals("admin");
        }

        @Override
        public String toString() {
            return permission + "=" + level;
        }
    }

    static Access app() {
        return new App();
    }

    static Access anyone() {
        return new Anyone();
    }

    static Access reads(String... permissions) {
        return needs("read", permissions);
    }

    static Access writes(String... permissions) {
        return needs("write", permissions);
    }

    private static Access needs(String level, String... permissions) {
        return new Installation(
                List.of(permissions).stream().map(name -> new Need(name, level)).toList());
    }
}
