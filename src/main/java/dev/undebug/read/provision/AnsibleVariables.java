package dev.undebug.read.provision;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The variables that a file of Ansible defines for templates: {@code group_vars/all.yml}, the defaults of a role, a play. */
public final class AnsibleVariables {
    private static final int MAX_VARIABLES = 500;
    private static final int MAX_FILES = 20;
    private static final String VARS_FILES = "vars_files";
    private static final Pattern OF_ROLE =
            Pattern.compile("(?:.*/)?roles/([^/]+)/(vars|defaults)/(?:.*/)?[^/]+\\.ya?ml");
    private static final Pattern OF_HOSTS =
            Pattern.compile("(?:.*/)?(?:group|host)_vars/([^/]+?)(?:\\.ya?ml|/.*\\.ya?ml)");
    private static final String EVERY_HOST = "all";

    /** Words that are booleans to Ansible, which templates write as Python does. */
    private static final Set<String> TRUE = Set.of("true", "yes", "on");

    private static final Set<String> FALSE = Set.of("false", "no", "off");

    private AnsibleVariables() {}

    /** Where a variable is defined; a later one wins over an earlier one. */
    public enum Level {
        /** In the defaults of the role that is its owner. */
        DEFAULTS,
        EVERY_HOST,
        /** For the hosts or the group that is its owner. */
        SOME_HOSTS,
        PLAY,
        /** In the variables of the role that is its owner. */
        ROLE
    }

    /**
     * A definition of a variable.
     *
     * @param variable what it defines; without a value if it is not plainly written
     */
    public record Definition(Level level, String owner, EnvVar variable) {}

    /** Returns the definitions of a file; none if it defines nothing for templates. */
    public static List<Definition> in(SourceFile file) {
        Matcher role = OF_ROLE.matcher(file.path());
        if (role.matches()) {
            return of(file, role.group(2).equals("vars") ? Level.ROLE : Level.DEFAULTS, role.group(1), root(file));
        }
        Matcher hosts = OF_HOSTS.matcher(file.path());
        if (hosts.matches()) {
            boolean every = hosts.group(1).equals(EVERY_HOST);
            return of(file, every ? Level.EVERY_HOST : Level.SOME_HOSTS, hosts.group(1), root(file));
        }
        return AnsibleReader.isPlaybook(file) ? ofPlays(file) : List.of();
    }

    /**
     * The {@code vars_files} that a play loads.
     *
     * @param hosts of the play
     * @param written paths from the folder of the playbook, which may have expressions
     */
    public record Loaded(String hosts, List<String> written) {
        public Loaded {
            written = List.copyOf(written);
        }
    }

    /** Returns the {@code vars_files} that the plays of a playbook load; none if it is no playbook. */
    public static List<Loaded> loaded(SourceFile file) {
        if (!file.text().contains(VARS_FILES) || !AnsibleReader.isPlaybook(file)) {
            return List.of();
        }
        // What is written is wanted, expressions included.
        return root(file).map(YamlNode::elements).orElse(List.of()).stream()
                .map(play -> new Loaded(play.scalarOf("hosts"), written(file, play)))
                .toList();
    }

    private static List<String> written(SourceFile file, YamlNode play) {
        return play.elementsOf(VARS_FILES).stream()
                // Of several in a list, the first that exists is loaded.
                .flatMap(one -> one.isScalar() ? Stream.of(one) : one.elements().stream())
                .takeWhile(Most.first(MAX_FILES))
                .map(one -> file.slice(one.span()).replaceAll("^[\"']|[\"']$", ""))
                .toList();
    }

    /** Returns the definitions of a {@code vars_files} entry that a play loads. */
    public static List<Definition> ofPlay(SourceFile file, String hosts) {
        return of(file, Level.PLAY, hosts, root(file));
    }

    private static List<Definition> ofPlays(SourceFile file) {
        List<Definition> found = new ArrayList<>();
        root(file)
                .map(YamlNode::elements)
                .orElse(List.of())
                .forEach(play -> found.addAll(of(file, Level.PLAY, play.scalarOf("hosts"), play.get("vars"))));
        return found;
    }

    private static Optional<YamlNode> root(SourceFile file) {
        return Yaml.read(TemplatePlaceholders.isTemplate(file) ? TemplatePlaceholders.masked(file) : file);
    }

    private static List<Definition> of(SourceFile file, Level level, String owner, Optional<YamlNode> variables) {
        return variables.map(YamlNode::entries).orElse(List.of()).stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .map(entry -> new Definition(level, owner, variable(file, entry)))
                .toList();
    }

    private static EnvVar variable(SourceFile file, YamlNode.Entry entry) {
        YamlNode value = entry.value();
        boolean known = value.isScalar() && TemplatePlaceholders.isKnown(value.scalar());
        return new EnvVar(
                entry.name(),
                known ? Optional.of(shown(value, file)) : Optional.empty(),
                file.place(entry.key().span().cover(value.span())),
                value.span(),
                EnvVar.Notation.STRING);
    }

    /** Returns what templates write: nothing for null. */
    private static String shown(YamlNode value, SourceFile file) {
        if (value.isNull()) {
            return "";
        }
        String written = file.slice(value.span());
        if (TRUE.contains(written)) {
            return "True";
        }
        return FALSE.contains(written) ? "False" : value.scalar();
    }
}
