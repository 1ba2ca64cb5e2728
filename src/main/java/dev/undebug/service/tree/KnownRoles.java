package dev.undebug.service.tree;

import dev.undebug.fact.Role;
import java.util.Optional;

/** Roles of files from the configuration. They override those guessed from names and contents. */
@FunctionalInterface
public interface KnownRoles {
    /** No configured roles. */
    KnownRoles NONE = path -> Optional.empty();

    Optional<Role> of(String path);
}
