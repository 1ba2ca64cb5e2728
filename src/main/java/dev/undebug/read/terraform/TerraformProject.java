package dev.undebug.read.terraform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.hcl.HclParser;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Terraform files of a repository, as {@code terraform apply} uses them: each folder that no other one uses as a
 * module, with the variable files that it loads automatically, and once for each file for {@code -var-file}.
 */
public final class TerraformProject {
    private static final int MAX_VARIANTS = 10;
    private static final int MAX_MODULES = 300;

    /** Variable files that Terraform loads automatically. */
    private static final Pattern AUTOMATIC = Pattern.compile("terraform\\.tfvars|.+\\.auto\\.tfvars");

    private static final String WEAKEST = "terraform.tfvars";

    /** Names of templates, which people copy. */
    private static final Pattern TEMPLATE = Pattern.compile("example|sample|template");

    private final Map<String, TerraformFolder> folders = new LinkedHashMap<>();
    private final Map<String, List<SourceFile>> values = new TreeMap<>();
    private final TerraformWork work;

    /** @param files modules and variable files */
    public TerraformProject(Collection<SourceFile> files) {
        this(files, Map.of());
    }

    /**
     * Creates a project.
     *
     * @param files modules and variable files
     * @param texts the files of {@link TerraformTexts} that its expressions read, by their paths
     */
    public TerraformProject(Collection<SourceFile> files, Map<String, SourceFile> texts) {
        work = new TerraformWork(texts);
        Map<String, List<SourceFile>> modules = new TreeMap<>();
        for (SourceFile file : files) {
            Map<String, List<SourceFile>> kind = file.path().endsWith(".tfvars") ? values : modules;
            kind.computeIfAbsent(RepositoryPath.of(file.path()).folder().text(), path -> new ArrayList<>())
                    .add(file);
        }
        // Of the files that load automatically, `terraform.tfvars` has the lowest precedence.
        values.values()
                .forEach(all ->
                        all.sort(Comparator.comparing(file -> !file.path().endsWith(WEAKEST))));
        modules.forEach((path, all) -> folders.put(path, new TerraformFolder(path, all)));
    }

    /** Returns whether a file is part of a module or a variable file. */
    public static boolean isPart(String path) {
        return path.endsWith(".tf") || path.endsWith(".tfvars");
    }

    /** Returns whether the value of a variable was evaluated; call it after {@link #units()}. */
    public boolean knows(EnvVar variable) {
        return work.hasSeen(variable.place().file().place(variable.valueSpan()));
    }

    /** Returns whether a unit contains variables from anywhere in a file. */
    public static boolean isLoose(Unit unit) {
        return unit.kind() == Unit.Kind.VARIABLES && unit.name().isEmpty();
    }

    /** Returns the units of the resources, with their final values. */
    public List<Unit> units() {
        Set<String> used = new LinkedHashSet<>();
        folders.values().forEach(folder -> folder.sources().forEach(used::add));
        List<Unit> units = new ArrayList<>();
        for (TerraformFolder folder : folders.values()) {
            if (!used.contains(folder.path())) {
                variants(folder).forEach(module -> module.all()
                        .takeWhile(Most.first(MAX_MODULES))
                        .forEach(one -> units.addAll(TerraformUnits.of(one))));
            }
        }
        return units;
    }

    /** Returns the variants of a folder: one for each file for {@code -var-file}, or one without such files. */
    private List<TerraformModule> variants(TerraformFolder folder) {
        Map<String, TerraformValue> automatic = new HashMap<>();
        List<SourceFile> named = new ArrayList<>();
        values.forEach((path, files) -> {
            for (SourceFile file : files) {
                if (path.equals(folder.path())
                        && AUTOMATIC
                                .matcher(RepositoryPath.of(file.path()).name())
                                .matches()) {
                    automatic.putAll(values(folder, file));
                } else if (isBelow(path, folder.path()) && !isTemplate(file)) {
                    named.add(file);
                }
            }
        });
        if (named.isEmpty()) {
            return List.of(module(folder, automatic, RoleInference.ofOverlay(folder.path())));
        }
        List<TerraformModule> variants = new ArrayList<>();
        for (SourceFile file : named.subList(0, Math.min(named.size(), MAX_VARIANTS))) {
            Map<String, TerraformValue> all = new HashMap<>(automatic);
            all.putAll(values(folder, file));
            variants.add(module(folder, all, RoleInference.ofOverlay(file.path())));
        }
        return variants;
    }

    private TerraformModule module(TerraformFolder folder, Map<String, TerraformValue> given, Role role) {
        return new TerraformModule(folder, path -> Optional.ofNullable(folders.get(path)), work, given, role);
    }

    /** Returns whether a path belongs to a folder's module, and not to a module in a folder between them. */
    private boolean isBelow(String path, String folder) {
        String at = path;
        while (!at.equals(folder)) {
            if (at.isEmpty() || folders.containsKey(at)) {
                return false;
            }
            at = RepositoryPath.of(at).folder().text();
        }
        return true;
    }

    private static boolean isTemplate(SourceFile file) {
        return TEMPLATE.matcher(RepositoryPath.of(file.path()).name()).find();
    }

    private Map<String, TerraformValue> values(TerraformFolder folder, SourceFile file) {
        TerraformModule none = new TerraformModule(folder, path -> Optional.empty(), work, Map.of(), Role.UNKNOWN);
        Map<String, TerraformValue> values = new HashMap<>();
        HclParser.parse(file).attributes().forEach(entry -> values.put(entry.key(), none.value(file, entry.value())));
        return values;
    }
}
