package dev.undebug.read.env;

import dev.undebug.source.RepositoryPath;
import java.util.regex.Pattern;

/** Recognises env files by name: {@code .env}, {@code .flaskenv}, {@code .env.production}, {@code web.env}. */
public final class EnvFileNames {
    private static final Pattern TEMPLATE =
            Pattern.compile(".*(?:example|sample|template|dist|default|needed|required|skeleton|blank|reference).*");

    private EnvFileNames() {}

    /** Returns whether a file is an env file. */
    public static boolean isEnvFile(String path) {
        String name = RepositoryPath.of(path).name();
        return name.equals(".flaskenv") || name.startsWith(".env.") || name.endsWith(".env");
    }

    /**
     * Returns whether an env file is a template such as {@code .env.example}, which people copy and no deployment
     * reads.
     */
    public static boolean isTemplate(String path) {
        return TEMPLATE.matcher(RepositoryPath.of(path).name()).matches();
    }

    /** Returns whether an env file has a mapping in YAML in place of lines. */
    public static boolean isMapping(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }
}
