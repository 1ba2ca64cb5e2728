package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * The compose files that a command or variable loads together: {@code docker compose -f a.yml -f b.yml up},
 * {@code COMPOSE_FILE=a.yml:b.yml}.
 *
 * @param place the command or variable
 * @param role the role of the started services, as far as the place shows it
 * @param ephemeral whether a pipeline loads them only for itself: the services end with it
 */
public record ComposeUse(Project project, Place place, Role role, boolean ephemeral) {
    /**
     * The loaded files, as written; their base folder is unknown.
     *
     * @param files compose files, a later one wins; empty for the default files
     * @param folder the project's
     * @param envFiles of the project's variables; empty for the default one
     */
    public record Project(List<String> files, Optional<String> folder, List<String> envFiles) {
        public Project {
            files = List.copyOf(files);
            envFiles = List.copyOf(envFiles);
        }

        public static Project of(List<String> files) {
            return new Project(files, Optional.empty(), List.of());
        }
    }
}
