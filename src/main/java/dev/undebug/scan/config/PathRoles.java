package dev.undebug.scan.config;

import dev.undebug.fact.Role;
import dev.undebug.service.tree.KnownRoles;
import java.util.List;
import java.util.Optional;

/**
 * The configured roles of files.
 *
 * @param production path globs; they win, since a mistake there is worse
 * @param development path globs
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
