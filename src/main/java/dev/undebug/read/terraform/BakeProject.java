package dev.undebug.read.terraform;

import dev.undebug.fact.Baking.Setting;
import dev.undebug.fact.Baking.Target;
import dev.undebug.fact.Baking.Use;
import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Role;
import dev.undebug.read.text.RoleInference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The targets of files that {@code docker buildx bake} reads together.
 *
 * @param targets by their names, as the files describe them
 * @param groups the targets and groups of each group
 * @param uses the commands that build them
 */
record BakeProject(Map<String, Target> targets, Map<String, List<String>> groups, List<Use> uses) {
    private static final String TARGET = "target";
    private static final String CONTEXT = "context";
    private static final String DOCKERFILE = "dockerfile";
    private static final String TAGS = "tags";
    private static final String INHERITS = "inherits";
    private static final String DEFAULT = "default";
    private static final String ARGUMENT = "args.";
    private static final Set<String> TEXTS = Set.of(TARGET, CONTEXT, DOCKERFILE);

    private static final Pattern COMPUTED = Pattern.compile("\\$\\{\\{[^}]*+}}|\\$\\{[^}]*+}|\\$\\w++");
    private static final Pattern TAG = Pattern.compile(".*:([^/:]+)");

    /** Words in a file that sends images elsewhere after it has built them. */
    private static final Pattern SENDS = Pattern.compile(
            "\\b(?:docker|podman|nerdctl|image|compose)[ \\t]+(?:push|save)\\b|\\b(?:skopeo|crane|regctl)\\b");

    BakeProject {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        groups = Map.copyOf(groups);
        uses = List.copyOf(uses);
    }

    /** Returns the builds of the targets that something builds, as the files describe them. */
    List<ImageBuild> builds() {
        Set<String> selected = selected();
        Set<String> bases = targets.values().stream()
                .flatMap(target -> target.lists().getOrDefault(INHERITS, List.of()).stream())
                .collect(Collectors.toSet());
        return targets.values().stream()
                .filter(target -> selected.contains(target.name()))
                // A target from which others inherit may be no image.
                .filter(target ->
                        !bases.contains(target.name()) || target.lists().containsKey(TAGS))
                .map(target -> inherited(target, new HashSet<>(Set.of(target.name()))))
                .filter(target -> !isAlwaysSet(target))
                .map(target -> build(target, target.arguments().values()))
                .toList();
    }

    /** Returns the names of the targets that something may build for others than its own machine. */
    private Set<String> selected() {
        boolean usual = groups.containsKey(DEFAULT) || targets.containsKey(DEFAULT);
        List<Use> shipping = uses.stream().filter(use -> !isTried(use)).toList();
        boolean unclear = shipping.stream()
                .anyMatch(use -> use.open()
                        || (use.targets().isEmpty() && !usual)
                        || !use.targets().stream().allMatch(this::isKnown));
        if (unclear || (!usual && shipping.isEmpty())) {
            return targets.keySet();
        }
        Set<String> names = new LinkedHashSet<>(expanded(groups.keySet()));
        names.add(DEFAULT);
        shipping.forEach(use -> names.addAll(expanded(use.targets())));
        if (shipping.isEmpty()) {
            // Somebody builds by hand what has the name of an image.
            targets.values().stream()
                    .filter(target -> target.lists().containsKey(TAGS))
                    .forEach(target -> names.add(target.name()));
        }
        return names;
    }

    private boolean isKnown(String name) {
        return targets.containsKey(name) || groups.containsKey(name);
    }

    private Set<String> expanded(Iterable<String> names) {
        Set<String> all = new LinkedHashSet<>();
        List<String> open = new ArrayList<>();
        names.forEach(open::add);
        for (int i = 0; i < open.size(); i++) {
            if (all.add(open.get(i))) {
                open.addAll(groups.getOrDefault(open.get(i), List.of()));
            }
        }
        return all;
    }

    private Set<String> builtBy(Use use) {
        return expanded(use.targets().isEmpty() ? List.of(DEFAULT) : use.targets());
    }

    /** Returns whether the images of a command are for the tests of its own pipeline. */
    private static boolean isTried(Use use) {
        return use.local()
                && use.role() == Role.TEST
                && !SENDS.matcher(use.place().file().text()).find();
    }

    /** Returns whether each command that builds a target for visitors replaces an argument of its file. */
    private boolean isAlwaysSet(Target target) {
        List<Use> building = uses.stream()
                .filter(use -> !use.role().isPrivate() && !use.local())
                .filter(use -> use.open() || builtBy(use).contains(target.name()))
                .toList();
        return !building.isEmpty()
                && building.stream()
                        .allMatch(use -> !use.open()
                                && target.arguments().keySet().stream()
                                        .anyMatch(name -> sets(use, target, ARGUMENT + name)));
    }

    private static boolean sets(Use use, Target target, String key) {
        return settings(use, target).anyMatch(setting -> setting.key().equals(key));
    }

    private static Stream<Setting> settings(Use use, Target target) {
        return use.settings().stream()
                .filter(setting ->
                        Pattern.matches(Pattern.quote(setting.pattern()).replace("*", "\\E.*\\Q"), target.name()));
    }

    /** Returns the builds of the targets for which a command sets arguments, with everything that it sets. */
    Stream<ImageBuild> set(ImageBuild written, Use use) {
        if (!uses.contains(use)) {
            return Stream.empty();
        }
        return builtBy(use).stream()
                .flatMap(name -> Stream.ofNullable(targets.get(name)))
                .map(target -> inherited(target, new HashSet<>(Set.of(target.name()))))
                .filter(target ->
                        settings(use, target).anyMatch(one -> one.key().startsWith(ARGUMENT)))
                .map(target -> set(written, use, target));
    }

    private static ImageBuild set(ImageBuild written, Use use, Target target) {
        Map<String, String> texts = new LinkedHashMap<>(target.texts());
        List<String> tags = new ArrayList<>();
        settings(use, target).forEach(setting -> {
            if (TEXTS.contains(setting.key())) {
                texts.put(setting.key(), setting.value());
            } else if (setting.key().equals(TAGS)) {
                tags.add(setting.value());
            }
        });
        Map<String, List<String>> lists = new LinkedHashMap<>(target.lists());
        if (!tags.isEmpty()) {
            lists.put(TAGS, tags);
        }
        List<EnvVar> arguments = new ArrayList<>(target.arguments().values());
        written.arguments().given().stream()
                .filter(argument -> sets(use, target, ARGUMENT + argument.name()))
                .forEach(arguments::add);
        ImageBuild build =
                build(new Target(target.name(), written.place(), texts, lists, target.arguments()), arguments);
        Role ofTags = ofTags(tags);
        Role role = isTried(use) ? Role.TEST : RoleInference.firstKnown(ofTags, written.role(), build.role());
        return build.in(Context.written(use.folder(), context(texts)))
                .with(role)
                .after(written.earlier())
                .publishedBy(written.published());
    }

    /** Returns the role that all the tags of an image show, if they do: {@code shop:test}. */
    private static Role ofTags(List<String> tags) {
        List<Role> roles = tags.stream()
                .flatMap(tag -> Stream.of(tag.split(",")))
                .map(tag -> TAG.matcher(COMPUTED.matcher(tag).replaceAll("")))
                .map(tag -> tag.matches() ? RoleInference.of(tag.group(1)) : Role.UNKNOWN)
                .toList();
        return !roles.isEmpty() && roles.stream().allMatch(Role::isPrivate) ? roles.get(0) : Role.UNKNOWN;
    }

    private Target inherited(Target target, Set<String> seen) {
        Target whole = target;
        List<String> bases = target.lists().getOrDefault(INHERITS, List.of());
        for (int i = bases.size() - 1; i >= 0; i--) {
            Target base = targets.get(bases.get(i));
            if (base != null && seen.add(bases.get(i))) {
                whole = whole.over(inherited(base, seen));
            }
        }
        return whole;
    }

    private static String context(Map<String, String> texts) {
        return texts.getOrDefault(CONTEXT, ".");
    }

    private static ImageBuild build(Target target, Iterable<EnvVar> arguments) {
        List<EnvVar> given = new ArrayList<>();
        arguments.forEach(given::add);
        String context = context(target.texts());
        String dockerfile = target.texts().getOrDefault(DOCKERFILE, "Dockerfile");
        return new ImageBuild(
                context.equals(".") ? dockerfile : context.replaceFirst("/$", "") + "/" + dockerfile,
                Optional.of(Context.written("", context)),
                Optional.ofNullable(target.texts().get(TARGET)),
                target.lists().getOrDefault(TAGS, List.of()),
                BuildArguments.of(given),
                target.place(),
                RoleInference.firstKnown(
                        RoleInference.ofOverlay(target.place().path()), RoleInference.ofWorkload(target.name())));
    }
}
