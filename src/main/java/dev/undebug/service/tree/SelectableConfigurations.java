package dev.undebug.service.tree;

import dev.undebug.fact.Role;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the configurations for production and staging, by their names, that may have debug mode on: classes, and modules
 * of one environment.
 */
public final class SelectableConfigurations {
    private static final int MOST = 10;
    private static final Pattern ON =
            Pattern.compile("(?m)^\\x{FEFF}?[ \\t]*DEBUG[ \\t]*(?::[^=\\n]{1,50})?=[ \\t]*True\\b");
    private static final Pattern CLASS = Pattern.compile("(?m)^\\x{FEFF}?class[ \\t]+(\\w{1,100})");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern SUFFIX = Pattern.compile("(?i)_?(?:config|configuration|settings)$");

    private SelectableConfigurations() {}

    /**
     * Returns for each configuration the values of a variable that may select it, the most likely one first.
     *
     * @param roots repository folders on {@code sys.path}
     */
    public static List<List<String>> in(Collection<Content> contents, List<String> roots) {
        List<List<String>> found = new ArrayList<>();
        for (Content content : contents) {
            if (content instanceof Content.Decoded decoded
                    && PythonPaths.isSource(decoded.file().path())
                    && ON.matcher(decoded.file().text()).find()) {
                add(decoded.file(), roots, found);
            }
        }
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static void add(SourceFile file, List<String> roots, List<List<String>> found) {
        RepositoryPath path = RepositoryPath.of(file.path());
        List<String> modules = roots.stream()
                .flatMap(root -> path.below(RepositoryPath.of(root)).stream())
                .map(SelectableConfigurations::module)
                .toList();
        String stem = path.name().replaceFirst("\\.py$", "");
        if (isForVisitors(stem)) {
            Set<String> values = new LinkedHashSet<>(modules);
            values.add(stem);
            values.add(path.text());
            found.add(List.copyOf(values));
        }
        Matcher classes = CLASS.matcher(file.text());
        while (classes.find()) {
            String name = classes.group(1);
            if (isForVisitors(HUMP.matcher(name).replaceAll("-"))) {
                found.add(values(name, modules));
            }
        }
    }

    private static List<String> values(String type, List<String> modules) {
        Set<String> values = new LinkedHashSet<>();
        modules.forEach(module -> values.add(module + "." + type));
        String stem = SUFFIX.matcher(type).replaceFirst("");
        values.add(stem.toLowerCase(Locale.ROOT));
        values.add(stem);
        values.add(type);
        return List.copyOf(values);
    }

    private static String module(String path) {
        return path.replaceFirst("(?:/__init__)?\\.py$", "").replace('/', '.');
    }

    private static boolean isForVisitors(String name) {
        Role role = RoleInference.of(name);
        return role == Role.PRODUCTION || role == Role.STAGING;
    }
}
