package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Set;

/**
 * A command that builds the images of services: {@code docker compose build --build-arg DEBUG=1 web}.
 *
 * @param project the compose files that it loads
 * @param services the services whose images it builds; empty for all
 * @param arguments the arguments that it gives besides those in the files
 * @param certain whether it builds them even if the machine has some, unlike {@code docker compose up}
 * @param place the command
 * @param role the role of the images, as far as the place shows it
 * @param earlier the work before it
 */
public record ComposeBuild(
        ComposeUse.Project project,
        Set<String> services,
        BuildArguments arguments,
        boolean certain,
        Place place,
        Role role,
        EarlierWork earlier) {
    public ComposeBuild {
        services = Set.copyOf(services);
    }

    /** Returns the same build with another role. */
    public ComposeBuild with(Role other) {
        return new ComposeBuild(project, services, arguments, certain, place, other, earlier);
    }

    /** Returns the changes of the repository's files before it. */
    public List<Unit.Change> changes() {
        return earlier.changes();
    }

    /** Returns the same build after other work. */
    public ComposeBuild after(EarlierWork other) {
        return new ComposeBuild(project, services, arguments, certain, place, role, other);
    }

    /** Returns whether it builds the image of a service of its files. */
    public boolean builds(String service) {
        return services.isEmpty() || services.contains(service);
    }
}
