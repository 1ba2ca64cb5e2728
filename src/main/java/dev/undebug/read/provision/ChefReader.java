package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.RoleNames;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads cookbooks of Chef, and its environments and roles: the variables that they set, the files that they write, the
 * containers and servers that they start.
 */
final class ChefReader implements Reader {
    private static final Pattern CODE = Pattern.compile(
            "(?:.*/)?(?:recipes|attributes|providers|resources|definitions)/(?:.*/)?[^/]+\\.rb|(?:.*/)?(?:environments|roles)/[^/]+\\.rb");

    private static final Pattern DATA = Pattern.compile("(?:.*/)?(?:environments|roles|nodes)/[^/]+\\.json");

    /** Rails keeps settings of its own in a folder of this name. */
    private static final Pattern RAILS = Pattern.compile("(?:.*/)?config/environments/[^/]+");

    private static final Set<String> ATTRIBUTES =
            Set.of("default", "override", "normal", "force_default", "force_override", "node", "ENV");
    private static final Set<String> ALL = Set.of("default_attributes", "override_attributes");

    private final Formats formats;

    /**
     * @param formats for the files that are written
     */
    ChefReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return (CODE.matcher(path).matches() || DATA.matcher(path).matches())
                && !RAILS.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Provision provision = new Provision(file, formats);
        Role role = RoleNames.ofOverlay(file.path());
        if (file.path().endsWith(".json")) {
            Yaml.read(file)
                    .map(new YamlValues()::of)
                    .ifPresent(root -> ALL.forEach(
                            name -> root.get(name).ifPresent(value -> provision.settings(name, value, role))));
            return FileFacts.ofUnits(file, provision.units());
        }
        new ChefRecipe(file, resource -> resource(resource, provision), setting -> setting(setting, provision))
                .read(role);
        return FileFacts.ofUnits(file, provision.units());
    }

    private static void resource(Resource resource, Provision provision) {
        if (ALL.contains(resource.type())) {
            CodeValue all = resource.title().orElse(resource.attributes());
            provision.settings(resource.type(), all, resource.role());
        } else {
            provision.add(resource);
        }
    }

    private static void setting(ChefRecipe.Setting setting, Provision provision) {
        if (ATTRIBUTES.contains(setting.of())) {
            Span place = setting.key().keySpan().cover(setting.key().value().span());
            provision.settings(setting.of(), CodeValue.map(place, List.of(setting.key())), setting.role());
        }
    }
}
