package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The targets of {@code docker buildx bake} in a file, and its commands that build some.
 *
 * @param targets the targets that it describes
 * @param groups the names of the targets and groups in each of its groups
 * @param uses its commands that build targets
 */
public record Baking(List<Target> targets, Map<String, List<String>> groups, List<Use> uses) {
    public static final Baking NONE = new Baking(List.of(), Map.of(), List.of());

    public Baking {
        targets = List.copyOf(targets);
        groups = Map.copyOf(groups);
        uses = List.copyOf(uses);
    }

    /** Returns the commands of a file without targets. */
    public static Baking of(List<Use> uses) {
        return new Baking(List.of(), Map.of(), uses);
    }

    /** Returns the same with another role of the commands. */
    Baking with(Role role) {
        return new Baking(
                targets, groups, uses.stream().map(use -> use.with(role)).toList());
    }

    /** Returns this and what another reader found in the same file. */
    Baking and(Baking other) {
        return new Baking(
                FileFacts.both(targets, other.targets), merged(groups, other.groups), FileFacts.both(uses, other.uses));
    }

    private static <T> Map<String, T> merged(Map<String, T> base, Map<String, T> own) {
        Map<String, T> all = new LinkedHashMap<>(base);
        all.putAll(own);
        return all;
    }

    /**
     * A target as its file describes it.
     *
     * @param texts its settings that are one text; one that is computed stays as written
     * @param lists those that are lists of texts
     * @param arguments the arguments of its build, by their names
     */
    public record Target(
            String name,
            Place place,
            Map<String, String> texts,
            Map<String, List<String>> lists,
            Map<String, EnvVar> arguments) {
        /** Returns the target with the settings of another one, which its own replace. */
        public Target over(Target base) {
            return new Target(
                    name,
                    place,
                    merged(base.texts, texts),
                    merged(base.lists, lists),
                    merged(base.arguments, arguments));
        }
    }

    /**
     * A command that builds targets.
     *
     * @param folder the folder in which it runs, relative to the initial one, as written
     * @param files the files of targets that it names; empty for those of the usual names
     * @param targets the targets or groups that it names; empty for {@code default}
     * @param settings what it sets besides the files
     * @param open whether it may name other targets, too
     * @param local whether it leaves the images on its machine, or makes none
     * @param role the role of the images, as far as the place shows it
     */
    public record Use(
            Place place,
            String folder,
            List<String> files,
            List<String> targets,
            List<Setting> settings,
            boolean open,
            boolean local,
            Role role) {
        public Use {
            files = List.copyOf(files);
            targets = List.copyOf(targets);
            settings = List.copyOf(settings);
        }

        Use with(Role other) {
            return new Use(place, folder, files, targets, settings, open, local, other);
        }
    }

    /**
     * A setting of a command: {@code --set web.args.DEBUG=1}.
     *
     * @param pattern the name of the target, or a pattern: {@code *}
     * @param key what it sets: {@code args.DEBUG}, {@code tags}
     */
    public record Setting(String pattern, String key, String value) {}
}
