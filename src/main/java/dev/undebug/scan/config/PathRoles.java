package dev.undebug.scan.config;

import dev.undebug.fact.Role;
import dev.undebug.service.tree.KnownRoles;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration says of who meets what is in some files.
 *
 * @param production globs of paths; they go first, since to be wrong there is worse
 * @param development globs of paths
 */
public record PathRoles(List<String> production, List<String> development) {
    public static final PathRoles NONE = new PathRoles(List.of(), List.of());

    public PathRoles {
        production = List.copyOf(production);
        development = List.copyOf(development);
    }

    public KnownRoles known() {
        if (production.isEmpty() && development.isEmpty()) {
            return KnownRoles.NONE;
        }
        Globs serving = new Globs(production);
        Globs own = new Globs(development);
        return path -> serving.matches(path)
                ? Optional.of(Role.PRODUCTION)
                : Optional.of(Role.DEVELOPMENT).filter(role -> own.matches(path));
    }
}
