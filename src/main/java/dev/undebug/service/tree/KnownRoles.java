package dev.undebug.service.tree;

import dev.undebug.fact.Role;
import java.util.Optional;

/** What somebody who knows says of who meets what is in a file; it goes before what names and contents tell. */
@FunctionalInterface
public interface KnownRoles {
    /** Nobody says anything. */
    KnownRoles NONE = path -> Optional.empty();

    Optional<Role> of(String path);
}
