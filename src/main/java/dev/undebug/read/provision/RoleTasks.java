package dev.undebug.read.provision;

import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of tasks in roles of Ansible. A role runs its {@code main.yml} by itself, and another file only where something
 * includes it: {@code include_tasks: server.yml}, {@code tasks_from: server}. An expression in place of the name may be
 * any file.
 */
public final class RoleTasks {
    private static final Pattern TASKS = Pattern.compile("(?:.*/)?roles/([^/]+)/tasks/.*?([^/]+)\\.ya?ml");
    private static final Pattern OF_ROLE = Pattern.compile("((?:.*/)?roles/([^/]+)/).*");
    private static final Pattern FILE_END = Pattern.compile("\\.ya?ml(?![\\w.-])");

    /** The task that includes a file, with the lines in which its name may be. */
    private static final Pattern INCLUDES = Pattern.compile(
            "\\b(?:include|include_tasks|import_tasks|import_playbook)\\b[^\\n]*+"
                    + "(?:\\n[ \\t]*+(?:(?:apply|args|tags|vars|file|_raw_params)\\b|[^\\s:]{0,200}+(?<=\\{)\\{)[^\\n]*+)*+");

    private static final Pattern END = Pattern.compile("[\\w.-]++$");
    private static final Pattern FROM =
            Pattern.compile("\\btasks_from[\"']?[ \\t]{0,9}+[:=][ \\t]{0,9}+[\"']?([^\\s\"',}]*+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\{[{%]|[:=][ \\t]{0,9}+\\*");

    /** The files whose text names a file, by its name without a folder. */
    private final Map<String, Set<String>> named = new HashMap<>();

    private final Set<String> known = new HashSet<>();
    private final Set<String> openRoles = new HashSet<>();
    private boolean open;

    /** @param files that may include others */
    public RoleTasks(Collection<SourceFile> files) {
        if (files.stream().anyMatch(file -> isExtra(file.path()))) {
            files.forEach(file -> known.add(RepositoryPath.of(file.path()).name()));
            files.forEach(this::read);
        }
    }

    /**
     * A role.
     *
     * @param folder its path, with a slash at the end
     */
    public record Named(String name, String folder) {
        /** Returns whether a text outside of the role may run it. */
        public boolean isIn(String text) {
            return text.contains(name)
                    && Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                            .matcher(text)
                            .find();
        }
    }

    /** Returns the role of which a file is a part, if it is one of a role. */
    public static Optional<Named> role(String path) {
        Matcher role = OF_ROLE.matcher(path);
        return role.matches() ? Optional.of(new Named(role.group(2), role.group(1))) : Optional.empty();
    }

    /** Returns whether no file is seen to include a file of tasks, which a role does not run by itself. */
    public boolean isLeftOut(String path) {
        Matcher tasks = TASKS.matcher(path);
        if (!isExtra(path) || open || !tasks.matches() || openRoles.contains(tasks.group(1))) {
            return false;
        }
        String file = RepositoryPath.of(path).name();
        return isUnnamed(end(file), path) && isUnnamed(end(tasks.group(2)), path);
    }

    private static boolean isExtra(String path) {
        Matcher tasks = TASKS.matcher(path);
        return tasks.matches() && !tasks.group(2).equals("main");
    }

    private boolean isUnnamed(String name, String path) {
        return Set.of(path).containsAll(named.getOrDefault(name, Set.of()));
    }

    /** Returns the part of a name that is found in texts, where a space ends a name. */
    private static String end(String name) {
        Matcher end = END.matcher(name);
        return end.find() ? end.group() : name;
    }

    private void read(SourceFile file) {
        String text = file.text();
        Matcher from = FROM.matcher(text);
        while (file.mayContain("tasks_from") && from.find()) {
            open |= EXPRESSION.matcher(from.group()).find() || from.group(1).isEmpty();
            name(RepositoryPath.of(from.group(1)).name(), file);
        }
        fileNames(text).forEach(name -> name(name, file));
        Matcher includes = INCLUDES.matcher(text);
        while ((file.mayContain("include") || file.mayContain("import_")) && includes.find()) {
            included(includes.group(), file);
        }
    }

    private static List<String> fileNames(String text) {
        List<String> names = new ArrayList<>();
        Matcher end = FILE_END.matcher(text);
        for (int dot = text.indexOf(".y"); dot >= 0; dot = text.indexOf(".y", dot + 1)) {
            if (end.region(dot, text.length()).lookingAt()) {
                names.add(text.substring(nameStart(text, dot), end.end()));
            }
        }
        return names;
    }

    private static int nameStart(String text, int end) {
        int start = end;
        while (start > 0 && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isOfName(char one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9')
                || one == '_'
                || one == '.'
                || one == '-';
    }

    private void name(String name, SourceFile file) {
        named.computeIfAbsent(name, key -> new HashSet<>()).add(file.path());
    }

    private void included(String task, SourceFile by) {
        if (!EXPRESSION.matcher(task).find()) {
            // What a file includes that was not read is not known.
            open |= !known.containsAll(fileNames(task));
            return;
        }
        Matcher role = OF_ROLE.matcher(by.path());
        if (role.matches() && !task.contains("/")) {
            openRoles.add(role.group(2));
        } else {
            open = true;
        }
    }
}
