package dev.undebug.read.provision;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplateText;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Salt states and pillars: the variables that they set, the files that they write, the containers and servers
 * that they start. Jinja expressions are unknown; Jinja conditions count only if they name an environment.
 */
final class SaltReader implements Reader {
    /** Pillars contain settings, which the templates of states write to files. */
    private static final Pattern PILLAR = Pattern.compile("(?:.*/)?[\\w-]*pillars?[\\w-]*/.*");

    private static final Pattern RENDERED_OTHERWISE = Pattern.compile("\\A\uFEFF?#!(?!.*yaml).*");
    private static final int MAX_STATES = 1_000;

    private final Formats formats;

    /** @param formats reads the files that states write */
    SaltReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".sls");
    }

    @Override
    public FileFacts read(SourceFile file) {
        if (RENDERED_OTHERWISE.matcher(file.text()).lookingAt()) {
            return FileFacts.ofUnits(file, List.of());
        }
        TemplateText template = TemplateText.of(file, TemplateText.Language.JINJA);
        Provision provision = new Provision(file, formats);
        Role role = RoleInference.ofOverlay(file.path());
        Yaml.read(template.masked()).ifPresent(root -> {
            if (PILLAR.matcher(file.path()).matches()) {
                provision.settings("", root, role);
            } else {
                root.entries().stream()
                        .takeWhile(Most.first(MAX_STATES))
                        .forEach(state -> state(state, template, role, provision));
            }
        });
        return FileFacts.ofUnits(
                file,
                provision.units().stream().map(unit -> decided(unit, template)).toList());
    }

    /**
     * Reads a state, which has a name and functions: {@code cmd.run} with a list of arguments, or {@code cmd} with
     * {@code run} among them.
     */
    private static void state(YamlNode.Entry state, TemplateText template, Role outer, Provision provision) {
        Span place = state.key().span();
        Optional<MappedText> title = Optional.of(MappedText.at(state.name(), place));
        for (YamlNode.Entry function : state.value().entries()) {
            Map<String, YamlNode> attributes = new HashMap<>();
            Stream.concat(Stream.of(function.value()), function.value().elements().stream())
                    .flatMap(arguments -> arguments.entries().stream())
                    .forEach(argument -> attributes.put(argument.name(), argument.value()));
            String name = function.value().elements().stream()
                    .filter(YamlNode::isScalar)
                    .findFirst()
                    .map(called -> function.name() + "." + called.scalar())
                    .orElse(function.name());
            provision.add(new Resource(name, title, place, attributes, template.role(place, outer)));
        }
    }

    /** Makes the value of a variable unknown if a condition limits it to another role than the unit's. */
    private static Unit decided(Unit unit, TemplateText template) {
        List<EnvVar> environment = unit.environment().stream()
                .map(variable -> template.role(variable.valueSpan(), unit.role()) == unit.role()
                        ? variable
                        : variable.with(Optional.empty()))
                .toList();
        return unit.with(environment);
    }
}
