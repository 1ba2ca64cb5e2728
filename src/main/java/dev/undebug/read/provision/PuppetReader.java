package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.RoleNames;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.SourceFile;
import java.util.regex.Pattern;

/**
 * Reads manifests of Puppet and its data: the variables that they set, the files that they write, the containers and servers
 * that they start.
 */
final class PuppetReader implements Reader {
    private static final Pattern DATA = Pattern.compile("(?:.*/)?(?:hiera|hieradata)/(?:.*/)?[^/]+\\.(?:ya?ml|eyaml)");

    private final Formats formats;

    /**
     * @param formats for the files that are written
     */
    PuppetReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".pp") || DATA.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Provision provision = new Provision(file, formats);
        Role role = RoleNames.ofOverlay(file.path());
        if (file.path().endsWith(".pp")) {
            new PuppetManifest(file, provision::add).read(role);
        } else {
            Yaml.read(file).map(new YamlValues()::of).ifPresent(root -> provision.settings("", root, role));
        }
        return FileFacts.ofUnits(file, provision.units());
    }
}
