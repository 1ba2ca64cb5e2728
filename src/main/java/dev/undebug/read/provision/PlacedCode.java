package dev.undebug.read.provision;

import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task of Ansible that puts files of the repository on a machine: {@code copy: {src: shop/, dest: /srv/shop}}. */
final class PlacedCode {
    /** The modules, with the folder in which each of them looks for what it puts there. */
    private static final Map<String, String> FOLDERS =
            Map.of("copy", "files", "template", "templates", "synchronize", "files");

    private static final String ROLES = "roles";

    /** The folders of a role, or of a play, with tasks. */
    private static final Set<String> TASKS = Set.of("tasks", "handlers");

    private static final Pattern ARGUMENT =
            Pattern.compile("(\\w+)=(\"[^\"]*+\"|'[^']*+'|(?:\\{\\{[^{}\\n]{0,100}+}}|\\S){1,500}+)");
    private static final Pattern BESIDE =
            Pattern.compile("[\"']?\\{\\{\\s*(?:playbook_dir|role_path)\\s*\\}\\}/?(.*?)[\"']?");
    private static final Set<String> ON = Set.of("yes", "true", "True", "on");

    /** An expression, without the white space around it. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{-?\\s*+([^{}\\n]*?)\\s*+-?}}");

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([A-Za-z_]\\w{0,100})\\s*\\}\\}");

    /** Lists may be long, and aliases repeat them. */
    private static final int MAX_COPIES = 5_000;

    private final SourceFile file;
    private int left = MAX_COPIES;
    private @Nullable Map<String, String> variables;

    PlacedCode(SourceFile file) {
        this.file = file;
    }

    static boolean is(String module) {
        return FOLDERS.containsKey(module);
    }

    /**
     * Returns the files that a task puts on a machine, if it says which.
     *
     * @param arguments those of the module
     * @param step the task with the module, which may be repeated
     */
    Optional<Unit> of(String module, YamlNode arguments, YamlNode step) {
        Map<String, String> told = arguments(arguments);
        boolean there = ON.contains(told.getOrDefault("remote_src", ""))
                || told.getOrDefault("mode", "").equals("pull");
        List<Unit.Copy> copies = there
                ? List.of()
                : TaskLoop.of(step, this::written).stream()
                        .flatMap(turn -> copies(module, told, turn))
                        .distinct()
                        .takeWhile(copy -> left-- > 0)
                        .toList();
        return copies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unit(
                        Unit.Kind.PLACEMENT,
                        "",
                        file.place(arguments.span()),
                        Role.UNKNOWN,
                        List.of(),
                        List.of(),
                        new Origin.Placement(copies, false)));
    }

    private Stream<Unit.Copy> copies(String module, Map<String, String> told, TaskLoop.Turn turn) {
        String from = told.getOrDefault("src", "");
        String to = told.getOrDefault("dest", "");
        if (from.isEmpty() || to.isEmpty()) {
            return Stream.empty();
        }
        String target = turn.target().apply(to);
        return turn.source()
                .apply(from)
                .filter(source -> !source.contains("{{") && (target.isEmpty() || isPath(target)))
                .map(source -> copies(module, source, target))
                .orElse(Stream.empty());
    }

    /** Returns whether a text is an absolute path: also one in a folder that an expression names, as a whole or in part. */
    private static boolean isPath(String written) {
        boolean absolute = written.startsWith("/") || written.startsWith("{{");
        return absolute
                && EXPRESSION.matcher(written).results().noneMatch(expression -> expression
                        .group()
                        .contains("/"))
                && EXPRESSION.matcher(written).replaceAll("").indexOf('{') < 0;
    }

    /** Returns the arguments of a task, a mapping or words in a line, with the expressions that are left. */
    Map<String, String> arguments(YamlNode task) {
        Map<String, String> arguments = new HashMap<>();
        if (task.isScalar()) {
            boolean known = TemplatePlaceholders.isKnown(task.scalar());
            Matcher matcher = ARGUMENT.matcher(known ? task.scalar() : file.slice(task.span()));
            while (matcher.find()) {
                arguments.put(matcher.group(1), filled(unquoted(matcher.group(2))));
            }
        }
        for (YamlNode.Entry entry : task.entries()) {
            arguments.put(entry.name(), written(entry.value()));
        }
        arguments.replaceAll((name, value) -> trimmed(value));
        return arguments;
    }

    private static String trimmed(String written) {
        return EXPRESSION.matcher(written).replaceAll("{{$1}}");
    }

    /** Returns what a value says, with the expressions that are left. */
    String written(YamlNode value) {
        if (TemplatePlaceholders.isKnown(value.scalar())) {
            return value.scalar();
        }
        String written = filled(file.slice(value.span()));
        Matcher beside = BESIDE.matcher(written);
        return trimmed(beside.matches() ? "./" + beside.group(1) : unquoted(written));
    }

    private static String unquoted(String written) {
        return written.replaceAll("^[\"']|[\"']$", "");
    }

    /** Fills in the variables of the playbook's plays. */
    private String filled(String written) {
        return REFERENCE
                .matcher(written)
                .replaceAll(reference ->
                        Matcher.quoteReplacement(variables().getOrDefault(reference.group(1), reference.group())));
    }

    private Map<String, String> variables() {
        if (variables == null) {
            Map<String, String> known = new HashMap<>();
            AnsibleVariables.in(file).stream()
                    .map(AnsibleVariables.Definition::variable)
                    .forEach(variable -> variable.value().ifPresent(value -> known.put(variable.name(), value)));
            variables = known;
        }
        return variables;
    }

    /** A folder comes into the one that is named, its contents do so after a slash; whether it is one is not known here. */
    private Stream<Unit.Copy> copies(String module, String from, String to) {
        String name = ContainerPath.program(from);
        boolean contents = from.endsWith("/");
        List<String> targets = new ArrayList<>();
        if (!contents && !to.isEmpty() && !ContainerPath.program(to).equals(name)) {
            targets.add(ContainerPath.of(to).resolve(name).text());
        }
        targets.add(to.isEmpty() ? to : ContainerPath.of(to).text());
        return folders(FOLDERS.getOrDefault(module, "files"))
                .flatMap(folder -> folder.resolve(contents ? from + "." : from).stream())
                .distinct()
                .flatMap(source -> targets.stream().map(target -> new Unit.Copy(source.text(), target)));
    }

    /** Returns the folders in which Ansible looks, in its order. A playbook is mostly beside the folder of its roles. */
    private Stream<RepositoryPath> folders(String name) {
        RepositoryPath own = RepositoryPath.of(file.path()).folder();
        Stream<RepositoryPath> bases = TASKS.contains(own.name()) ? Stream.of(own.folder(), own) : Stream.of(own);
        Stream<RepositoryPath> playbook = own.upward()
                .filter(folder -> folder.name().equals(ROLES))
                .limit(1)
                .map(RepositoryPath::folder);
        return Stream.concat(bases, playbook).flatMap(base -> Stream.of(base.at(name), base));
    }
}
