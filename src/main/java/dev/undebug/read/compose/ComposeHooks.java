package dev.undebug.read.compose;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.compose.ComposeLayers.Value;
import dev.undebug.read.format.HealthCheck;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commands that run in the container of a compose service beside its own one: after its start and before its end, as its
 * health check, and at times that a label gives.
 */
final class ComposeHooks {
    private static final int MAX_HOOKS = 100;
    private static final List<String> LIFECYCLE = List.of("post_start", "pre_stop");

    /** A job of Ofelia in the container that has the label. */
    private static final Pattern JOB = Pattern.compile("ofelia\\.job-exec\\.[^.=]{1,100}\\.command");

    private static final String CHECK = "healthcheck";
    private static final String TEST = "test";

    private final String service;
    private final Place place;
    private final ComposeText text;
    private final List<Unit> hooks = new ArrayList<>();

    private ComposeHooks(String service, Place place, ComposeText text) {
        this.service = service;
        this.place = place;
        this.text = text;
    }

    /**
     * Returns the hooks of a service.
     *
     * @param service its name
     */
    static List<Unit> of(String service, ComposeLayers layers, ComposeText text) {
        ComposeHooks hooks = new ComposeHooks(service, layers.last().place(), text);
        for (String key : LIFECYCLE) {
            layers.all(key).forEach(value -> value.node().elements().forEach(hooks::lifecycle));
        }
        Map<String, Value> check = layers.mapping(CHECK);
        if (!isDisabled(check, text)) {
            Optional.ofNullable(check.get(TEST)).ifPresent(test -> hooks.check(test.node()));
        }
        layers.mapping("labels").forEach((name, value) -> hooks.label(name, value.node()));
        return hooks.hooks;
    }

    /** Returns whether a service has a health check of its own in place of its image's, or none. */
    static boolean replaceCheck(ComposeLayers layers, ComposeText text) {
        Map<String, Value> check = layers.mapping(CHECK);
        return isDisabled(check, text)
                || Optional.ofNullable(check.get(TEST))
                        .map(Value::node)
                        // Docker takes an empty list for none at all.
                        .filter(test -> test.isScalar() || !test.elements().isEmpty())
                        .isPresent();
    }

    private static boolean isDisabled(Map<String, Value> check, ComposeText text) {
        return Optional.ofNullable(check.get("disable"))
                .flatMap(value -> text.known(value.node()))
                .filter(value -> value.equalsIgnoreCase("true"))
                .isPresent();
    }

    private void lifecycle(YamlNode hook) {
        ComposeEnvironment environment = new ComposeEnvironment(text);
        hook.get("environment").ifPresent(environment::add);
        hook.get("command")
                .ifPresent(command -> add(
                        CommandReader.words(hook.file(), text.command(command)),
                        List.copyOf(environment.variables()),
                        hook.get("working_dir").flatMap(text::known)));
    }

    private void check(YamlNode test) {
        List<Command> commands = test.isScalar()
                ? HealthCheck.line(test.file(), text.token(test))
                : HealthCheck.list(
                        test.file(), test.elements().stream().map(text::token).toList());
        add(commands, List.of(), Optional.empty());
    }

    private void label(String name, YamlNode value) {
        if (JOB.matcher(name).matches()) {
            add(CommandReader.words(value.file(), text.command(value)), List.of(), Optional.empty());
        }
    }

    private void add(List<Command> commands, List<EnvVar> environment, Optional<String> folder) {
        if (!commands.isEmpty() && Most.room(hooks.size(), MAX_HOOKS)) {
            hooks.add(new Unit(
                    Unit.Kind.HOOK,
                    service,
                    place,
                    Role.UNKNOWN,
                    environment,
                    commands,
                    new Origin.ServiceRun(service, List.of(), folder, true, true, Origin.Mounts.NONE)));
        }
    }
}
