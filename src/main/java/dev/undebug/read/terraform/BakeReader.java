package dev.undebug.read.terraform;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclParser;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the targets of {@code docker buildx bake}: {@code docker-bake.hcl}, {@code docker-bake.json}. */
final class BakeReader implements Reader {
    private static final Pattern NAME = Pattern.compile("(?:.*[._-])?bake(?:[._-].*)?\\.(?:hcl|json)");
    private static final String TARGET = "target";
    private static final String ARGUMENTS = "args";
    private static final String TAGS = "tags";
    private static final String INHERITS = "inherits";
    private static final int MOST_TARGETS = 200;
    private static final int MOST_ARGUMENTS = 200;

    /**
     * A target as its file describes it.
     *
     * @param texts its settings that are one text; one that is computed stays as written
     * @param lists those that are lists of texts
     */
    private record Target(
            Span span, Map<String, String> texts, Map<String, List<String>> lists, Map<String, EnvVar> arguments) {
        /** Returns the target with the settings of another one, which its own replace. */
        Target over(Target base) {
            return new Target(
                    span, merged(base.texts, texts), merged(base.lists, lists), merged(base.arguments, arguments));
        }

        private static <T> Map<String, T> merged(Map<String, T> base, Map<String, T> own) {
            Map<String, T> all = new LinkedHashMap<>(base);
            all.putAll(own);
            return all;
        }
    }

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Map<String, Target> targets = file.path().endsWith(".json") ? json(file) : hcl(file);
        ContainerFacts containers = new ContainerFacts(file);
        Set<String> bases = targets.values().stream()
                .flatMap(target -> target.lists().getOrDefault(INHERITS, List.of()).stream())
                .collect(Collectors.toSet());
        targets.forEach((name, target) -> {
            // What only others inherit from is no image.
            if (!bases.contains(name) || target.lists().containsKey(TAGS)) {
                containers.build(build(file, name, inherited(target, targets, new HashSet<>(Set.of(name)))));
            }
        });
        return containers.with(FileFacts.ofUnits(file, List.of()));
    }

    private static Target inherited(Target target, Map<String, Target> all, Set<String> seen) {
        Target whole = target;
        List<String> bases = target.lists().getOrDefault(INHERITS, List.of());
        for (int i = bases.size() - 1; i >= 0; i--) {
            Target base = all.get(bases.get(i));
            if (base != null && seen.add(bases.get(i))) {
                whole = whole.over(inherited(base, all, seen));
            }
        }
        return whole;
    }

    private static ImageBuild build(SourceFile file, String name, Target target) {
        String context = target.texts().getOrDefault("context", ".");
        String dockerfile = target.texts().getOrDefault("dockerfile", "Dockerfile");
        return new ImageBuild(
                context.equals(".") ? dockerfile : context.replaceFirst("/$", "") + "/" + dockerfile,
                Optional.of(Context.written("", context)),
                Optional.ofNullable(target.texts().get(TARGET)),
                target.lists().getOrDefault(TAGS, List.of()),
                BuildArguments.of(List.copyOf(target.arguments().values())),
                file.place(target.span()),
                RoleInference.firstKnown(RoleInference.ofOverlay(file.path()), RoleInference.ofWorkload(name)));
    }

    private static Map<String, Target> json(SourceFile file) {
        Map<String, Target> targets = new LinkedHashMap<>();
        Yaml.read(file).flatMap(root -> root.get(TARGET)).map(YamlNode::entries).orElse(List.of()).stream()
                .takeWhile(Most.first(MOST_TARGETS))
                .forEach(entry -> targets.put(entry.name(), json(file, entry)));
        return targets;
    }

    private static Target json(SourceFile file, YamlNode.Entry entry) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, EnvVar> arguments = new LinkedHashMap<>();
        for (YamlNode.Entry setting : entry.value().entries()) {
            if (setting.name().equals(ARGUMENTS)) {
                EnvironmentNodes.mapping(file, setting.value()).forEach(one -> arguments.put(one.name(), one));
            } else if (setting.value().isScalar()) {
                texts.put(setting.name(), setting.value().scalar());
            } else {
                lists.put(
                        setting.name(),
                        setting.value().elements().stream()
                                .map(YamlNode::scalar)
                                .toList());
            }
        }
        return new Target(entry.key().span(), texts, lists, arguments);
    }

    private static Map<String, Target> hcl(SourceFile file) {
        Map<String, Target> targets = new LinkedHashMap<>();
        HclParser.parse(file).blocks(TARGET).stream()
                .takeWhile(Most.first(MOST_TARGETS))
                .forEach(block ->
                        targets.merge(block.label(0), hcl(file, block), (before, after) -> after.over(before)));
        return targets;
    }

    private static Target hcl(SourceFile file, HclBody.Block block) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, EnvVar> arguments = new LinkedHashMap<>();
        for (HclValue.Entry setting : block.body().attributes()) {
            HclValue value = setting.value();
            if (setting.key().equals(ARGUMENTS)) {
                value.entries().stream()
                        .takeWhile(Most.first(MOST_ARGUMENTS))
                        .forEach(entry -> arguments.put(entry.key(), argument(file, entry)));
            } else if (value.kind() == HclValue.Kind.LIST) {
                lists.put(
                        setting.key(),
                        value.elements().stream().map(one -> text(file, one)).toList());
            } else {
                texts.put(setting.key(), text(file, value));
            }
        }
        return new Target(block.span(), texts, lists, arguments);
    }

    /** The environment of the command can replace the default of a variable, so that an argument with one is not known. */
    private static EnvVar argument(SourceFile file, HclValue.Entry entry) {
        HclValue value = entry.value();
        boolean known = value.kind() == HclValue.Kind.TEXT || value.kind() == HclValue.Kind.WORD;
        return new EnvVar(
                entry.key(),
                Optional.of(value.text().text()).filter(text -> known),
                file.place(entry.keySpan().cover(value.span())),
                value.span());
    }

    /** Returns a text; of one that is computed, a reference with what is written. */
    private static String text(SourceFile file, HclValue value) {
        if (value.kind() == HclValue.Kind.TEXT) {
            return value.text().text();
        }
        String written = file.slice(value.span());
        return value.kind() == HclValue.Kind.TEMPLATE
                ? written.substring(1, written.length() - 1)
                : "${" + written + "}";
    }
}
