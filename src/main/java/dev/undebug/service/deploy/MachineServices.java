package dev.undebug.service.deploy;

import dev.undebug.fact.Unit;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The compose services that are published on their machine's loopback address alone, and those that may lead others there. */
public final class MachineServices {
    /** Images that keep data or show it, and pass no requests on. */
    private static final Pattern STORE = Pattern.compile(
            "(?:redis|valkey|postgres|postgis|mysql|mariadb|mongo|rabbitmq|memcached|elasticsearch|opensearch|kafka|zookeeper|minio"
                    + "|localstack|mailhog|mailpit|mailcatcher|adminer|pgadmin4?|phpmyadmin)(?:[-_](?:alpine|server|kv))?");

    /** Words for what leads others to services of its network or its machine. */
    private static final Pattern LEADS = Pattern.compile(
            "(?i)nginx|traefik|caddy|haproxy|envoy|varnish|apache|httpd|proxy|gateway|ingress|tunnel|cloudflare|ngrok|tailscale"
                    + "|swag|kong|certbot|letsencrypt|wireguard|vpn");

    /** A network of the machine or of another container, or one that other projects use. */
    private static final Pattern JOINS = Pattern.compile(
            "(?m)^[ \\t]{0,99}+[\"']?(?:network_mode[\"']?:[ \\t]{0,20}+[\"']?(?:host|container:|service:)"
                    + "|external[\"']?:[ \\t]{0,20}+(?:[\"']?(?:true|yes|on)\\b|$))|\\bexternal[\"']?:[ \\t]{0,20}+(?:true|yes|on)\\b");

    private static final Pattern NETWORKS = Pattern.compile("(?m)^[\"']?networks[\"']?:|network_mode");

    /** The names of the services in a folder that may lead others to the services beside them. */
    private final Map<RepositoryPath, Set<String>> open = new HashMap<>();

    private final Map<SourceFile, Boolean> joins = new HashMap<>();

    private boolean led;

    /** @param services the services of the compose files, merged */
    public MachineServices(List<Started> services) {
        services.stream().map(Started::unit).forEach(this::add);
    }

    private void add(Unit service) {
        String image = service.origin().base().orElse("");
        if (LEADS.matcher(service.name()).find() || LEADS.matcher(image).find()) {
            led = true;
        }
        boolean store = service.origin().build().isEmpty()
                && STORE.matcher(ImageName.of(image).last()).matches();
        if (!store && service.origin().machinePorts().isEmpty()) {
            led |= joins.computeIfAbsent(service.place().file(), MachineServices::joinsOthers);
            open.computeIfAbsent(folder(service), path -> new HashSet<>()).add(service.name());
        }
    }

    /** Returns whether services of a file may come to those of another project, or of the machine. */
    private static boolean joinsOthers(SourceFile file) {
        return NETWORKS.matcher(file.text()).find()
                && JOINS.matcher(file.text()).find();
    }

    private static RepositoryPath folder(Unit service) {
        return RepositoryPath.of(service.place().path()).folder();
    }

    /**
     * Returns the step that keeps strangers from a service; empty if something may lead them there. Where a service stays, or
     * is said to be for others, that is often set up by hand.
     *
     * @param run the service as it runs
     */
    public Optional<EvidenceStep> kept(ContainerRun run) {
        Unit service = run.unit();
        Set<Integer> ports = service.origin().machinePorts();
        boolean beside =
                open.getOrDefault(folder(service), Set.of()).stream().anyMatch(name -> !name.equals(service.name()));
        return led || beside || ports.isEmpty() || !run.saysNothing()
                ? Optional.empty()
                : Optional.of(new EvidenceStep(service.place(), new Event.PublishedOnMachine(ports)));
    }
}
