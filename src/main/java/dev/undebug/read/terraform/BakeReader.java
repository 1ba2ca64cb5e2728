package dev.undebug.read.terraform;

import dev.undebug.fact.Baking;
import dev.undebug.fact.Baking.Target;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclParser;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the targets of {@code docker buildx bake}: {@code docker-bake.hcl}, {@code docker-bake.json}. */
final class BakeReader implements Reader {
    private static final Pattern NAME = Pattern.compile("(?:.*[._-])?bake(?:[._-].*)?\\.(?:hcl|json)");

    /** Files of this language that other tools read. */
    private static final Pattern OTHERS =
            Pattern.compile("terragrunt|\\.terraform\\.lock|.*\\.(?:pkr|nomad|pkrvars|tftest|tfquery)");

    private static final String ANY = ".hcl";
    private static final String TARGET = "target";
    private static final String ARGUMENTS = "args";
    private static final String GROUP = "group";
    private static final String MEMBERS = "targets";
    private static final int MOST_TARGETS = 200;
    private static final int MOST_ARGUMENTS = 200;

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return NAME.matcher(name).matches()
                || (name.endsWith(ANY)
                        && !OTHERS.matcher(name.substring(0, name.length() - ANY.length()))
                                .matches());
    }

    @Override
    public FileFacts read(SourceFile file) {
        boolean json = file.path().endsWith(".json");
        Map<String, Target> targets = json ? json(file) : hcl(file);
        return FileFacts.ofUnits(file, List.of())
                .baking(new Baking(
                        List.copyOf(targets.values()), json ? jsonGroups(file) : hclGroups(file), List.of()));
    }

    private static Map<String, List<String>> jsonGroups(SourceFile file) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Yaml.read(file).flatMap(root -> root.get(GROUP)).map(YamlNode::entries).orElse(List.of()).stream()
                .takeWhile(Most.first(MOST_TARGETS))
                .forEach(entry -> groups.put(
                        entry.name(),
                        entry.value().get(MEMBERS).map(YamlNode::elements).orElse(List.of()).stream()
                                .map(YamlNode::scalar)
                                .toList()));
        return groups;
    }

    private static Map<String, List<String>> hclGroups(SourceFile file) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        HclParser.parse(file).blocks(GROUP).stream()
                .takeWhile(Most.first(MOST_TARGETS))
                .forEach(block -> groups.put(
                        block.label(0),
                        block.body().attributes().stream()
                                .filter(setting -> setting.key().equals(MEMBERS))
                                .flatMap(setting -> setting.value().elements().stream())
                                .map(one -> text(file, one))
                                .toList()));
        return groups;
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
        return new Target(entry.name(), file.place(entry.key().span()), texts, lists, arguments);
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
        return new Target(block.label(0), file.place(block.span()), texts, lists, arguments);
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
