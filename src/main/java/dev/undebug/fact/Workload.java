package dev.undebug.fact;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An object that runs containers in a cluster: {@code deployment/web}.
 *
 * @param kind in kubectl's singular, {@code deployment}
 */
public record Workload(String kind, String name) {
    private static final String POD = "pod";

    /** The other names of kinds. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("deploy", "deployment"),
            Map.entry("deployments", "deployment"),
            Map.entry("sts", "statefulset"),
            Map.entry("statefulsets", "statefulset"),
            Map.entry("ds", "daemonset"),
            Map.entry("daemonsets", "daemonset"),
            Map.entry("po", POD),
            Map.entry("pods", POD),
            Map.entry("dc", "deploymentconfig"),
            Map.entry("deploymentconfigs", "deploymentconfig"),
            Map.entry("rollouts", "rollout"),
            Map.entry("cj", "cronjob"),
            Map.entry("cronjobs", "cronjob"),
            Map.entry("jobs", "job"));

    /** Returns the workload of a manifest; empty if the name is not stated. */
    public static Optional<Workload> of(String kind, String name) {
        // The group of a kind may follow it: deployment.apps.
        String plain = kind.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
        return name.isEmpty() ? Optional.empty() : Optional.of(new Workload(KINDS.getOrDefault(plain, plain), name));
    }

    /** Returns the workload that a command names, {@code deploy/web}; a name alone is that of a pod. */
    public static Optional<Workload> named(String written) {
        int slash = written.indexOf('/');
        return slash < 0 ? of(POD, written) : of(written.substring(0, slash), written.substring(slash + 1));
    }
}
