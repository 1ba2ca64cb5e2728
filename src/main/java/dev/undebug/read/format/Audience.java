package dev.undebug.read.format;

import dev.undebug.fact.Role;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.regex.Pattern;

/**
 * The roles of the images and services that a text builds and starts.
 *
 * @param built the role of the built images
 * @param composed the role of the services from compose files
 * @param remote the role of what it starts on another machine
 * @param machine where the text runs; test services of a pipeline are ephemeral
 */
public record Audience(Role built, Role composed, Role remote, Machine machine) {
    /** A cluster on the machine of a pipeline, or a tool that tries charts out in one. */
    private static final Pattern OWN_CLUSTER = Pattern.compile(
            "(?i)\\b(?:minikube|k3d|k3s|microk8s|kindest|kwok|chart-testing"
                    + "|kind[ \\t]++(?:create|load|get|export)|kind-action|setup-kind|(?:create|setup|start)-kind|ct[ \\t]++install)\\b");

    /** Returns the roles that the path of a script or of settings shows. */
    public static Audience of(String path) {
        return of(RoleInference.ofOverlay(path));
    }

    /** Returns the roles that the path of a script shows: what {@code deploy.sh} composes, visitors meet. */
    public static Audience ofScript(String path) {
        Role role = RoleInference.ofOverlay(path);
        boolean deploys = RoleInference.deploys(RepositoryPath.of(path).name());
        return new Audience(role, RoleInference.firstKnown(role, composed(deploys)), role, Machine.OWN);
    }

    private static Role composed(boolean deploys) {
        return deploys ? Role.PRODUCTION : Role.UNKNOWN;
    }

    /** Returns one role for all. */
    public static Audience of(Role role) {
        return new Audience(role, role, role, Machine.OWN);
    }

    /** Returns the roles on another machine: a server, where nothing ends with a pipeline. */
    public Audience elsewhere() {
        Role role = RoleInference.firstKnown(remote, Role.PRODUCTION);
        return new Audience(built, role, role, Machine.OWN);
    }

    /**
     * Returns the role of what the text installs in a cluster. A pipeline installs it for tests if its name says so, or if it
     * makes the cluster itself.
     */
    Role inCluster(SourceFile file) {
        boolean open = pipeline()
                && composed == Role.TEST
                && RoleInference.ofPipeline(file.path()) != Role.TEST
                && !OWN_CLUSTER.matcher(file.text()).find();
        return open ? remote : composed;
    }

    /** Returns whether a CI pipeline runs the text. */
    public boolean pipeline() {
        return machine != Machine.OWN;
    }

    /** Returns whether a pipeline runs the text to deploy, on a machine that goes on after it. */
    public boolean deploysHere() {
        return machine == Machine.RUNNER && (composed == Role.PRODUCTION || composed == Role.STAGING);
    }

    /** Returns the roles that the name of a task shows. */
    public static Audience ofTask(String name, String path) {
        Role named = RoleInference.firstKnown(RoleInference.of(name), RoleInference.ofOverlay(path));
        Role composed = RoleInference.firstKnown(named, composed(RoleInference.deploys(name)));
        return new Audience(RoleInference.ofTask(name, path), composed, named, Machine.OWN);
    }

    /** Returns whether visitors get what the text pushes to a registry: its images are for them, or it deploys. */
    public boolean publishes() {
        return built == Role.PRODUCTION || (built == Role.UNKNOWN && composed == Role.PRODUCTION);
    }

    /** Returns the roles that the name of a variable shows for the command in it, or else these. */
    Audience kept(String variable) {
        return in(RoleInference.of(variable));
    }

    /** Returns the roles in a branch that is for somebody, or else these. */
    Audience in(Role branch) {
        return branch == Role.UNKNOWN ? this : new Audience(branch, branch, branch, machine);
    }
}
