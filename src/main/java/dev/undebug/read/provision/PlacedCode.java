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

    /** The folders of a role, or of a play, with tasks. */
    private static final Set<String> TASKS = Set.of("tasks", "handlers");

    private static final Pattern ARGUMENT =
            Pattern.compile("(\\w+)=(\"[^\"]*+\"|'[^']*+'|(?:\\{\\{[^{}\\n]{0,100}+}}|\\S){1,500}+)");
    private static final Pattern BESIDE = Pattern.compile("[\"']?\\{\\{\\s*playbook_dir\\s*\\}\\}/?(.*?)[\"']?");
    private static final Set<String> ON = Set.of("yes", "true", "True", "on");

    /** An expression, without the white space around it. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{-?\\s*+([^{}\\n]*?)\\s*+-?}}");

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([A-Za-z_]\\w{0,100})\\s*\\}\\}");

    private final SourceFile file;
    private @Nullable Map<String, String> variables;

    PlacedCode(SourceFile file) {
        this.file = file;
    }

    static boolean is(String module) {
        return FOLDERS.containsKey(module);
    }

    /** Returns the files that a task puts on a machine, if it says which and where. */
    Optional<Unit> of(String module, YamlNode task) {
        Map<String, String> arguments = arguments(task);
        String from = arguments.getOrDefault("src", "");
        String to = arguments.getOrDefault("dest", "");
        boolean known = !from.isEmpty() && !from.contains("{{") && isPath(to);
        boolean there = ON.contains(arguments.getOrDefault("remote_src", ""))
                || arguments.getOrDefault("mode", "").equals("pull");
        List<Unit.Copy> copies = known && !there ? copies(module, from, to) : List.of();
        return copies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unit(
                        Unit.Kind.PLACEMENT,
                        "",
                        file.place(task.span()),
                        Role.UNKNOWN,
                        List.of(),
                        List.of(),
                        new Origin.Placement(copies)));
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
    private Map<String, String> arguments(YamlNode task) {
        Map<String, String> arguments = new HashMap<>();
        if (task.isScalar()) {
            boolean known = TemplatePlaceholders.isKnown(task.scalar());
            Matcher matcher = ARGUMENT.matcher(known ? task.scalar() : file.slice(task.span()));
            while (matcher.find()) {
                arguments.put(matcher.group(1), filled(unquoted(matcher.group(2))));
            }
        }
        for (YamlNode.Entry entry : task.entries()) {
            String written = filled(file.slice(entry.value().span()));
            Matcher beside = BESIDE.matcher(written);
            boolean templated = !TemplatePlaceholders.isKnown(entry.value().scalar());
            arguments.put(
                    entry.name(),
                    beside.matches()
                            ? "./" + beside.group(1)
                            : templated ? unquoted(written) : entry.value().scalar());
        }
        arguments.replaceAll((name, value) -> EXPRESSION.matcher(value).replaceAll("{{$1}}"));
        return arguments;
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
    private List<Unit.Copy> copies(String module, String from, String to) {
        String name = ContainerPath.program(from);
        boolean contents = from.endsWith("/");
        List<String> targets = new ArrayList<>();
        if (!contents && !ContainerPath.program(to).equals(name)) {
            targets.add(ContainerPath.of(to).resolve(name).text());
        }
        targets.add(ContainerPath.of(to).text());
        return folders(FOLDERS.getOrDefault(module, "files"))
                .flatMap(folder -> folder.resolve(contents ? from + "." : from).stream())
                .distinct()
                .flatMap(source -> targets.stream().map(target -> new Unit.Copy(source.text(), target)))
                .toList();
    }

    /** Returns the folders in which Ansible looks, in its order. */
    private Stream<RepositoryPath> folders(String name) {
        RepositoryPath own = RepositoryPath.of(file.path()).folder();
        Stream<RepositoryPath> bases = TASKS.contains(own.name()) ? Stream.of(own.folder(), own) : Stream.of(own);
        return bases.flatMap(base -> Stream.of(base.at(name), base));
    }
}
