package dev.undebug.demo.github.rest;

import java.util.List;
import java.util.Map;

/** The permission to call an operation. */
sealed interface Access {
    /** The app itself, with its signed token. */
    record App() implements Access {}

    /** Anybody. */
    record Anyone() implements Access {}

    /**
     * An installation with one of the permissions.
     *
     * @param anyOf such as {@code checks=write}; empty for any installation
     */
    record Installation(List<Need> anyOf) implements Access {
        public Installation {
            anyOf = List.copyOf(anyOf);
        }

        boolean grantedBy(Map<String, String> permissions) {
            return anyOf.isEmpty() || anyOf.stream().anyMatch(need -> need.grantedBy(permissions));
        }

        /** Returns the value of {@code X-Accepted-GitHub-Permissions}. */
        String header() {
            return String.join("; ", anyOf.stream().map(Need::toString).toList());
        }
    }

    /** A permission and its level. */
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
