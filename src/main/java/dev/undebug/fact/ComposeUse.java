package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A file says which compose files are loaded together: {@code docker compose -f a.yml -f b.yml up}, {@code
 * COMPOSE_FILE=a.yml:b.yml}.
 *
 * @param place what says so
 * @param role who meets what is started, as far as the place tells
 * @param ephemeral whether a pipeline loads them for itself: what it starts is gone with it
 */
public record ComposeUse(Project project, Place place, Role role, boolean ephemeral) {
    /**
     * What is loaded, as it is written, seen from a folder that is not told.
     *
     * @param files compose files, a later one wins; none for those that are loaded by default
     * @param folder the project's
     * @param envFiles of the project's variables; none for that which is read by default
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
