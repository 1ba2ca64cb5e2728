package dev.undebug.read.format;

import dev.undebug.read.shell.InnerScript;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a command that may change files. */
public final class CommandWords {
    /** A program of many, of which the next word names one. */
    private static final Set<String> MANY = Set.of("busybox", "toybox");

    private static final Set<String> CHANGING = Set.of("mv", "sed", "perl", "truncate", "tee");
    private static final Pattern CHANGES = Pattern.compile("\\b(?:rm|mv|unlink|shred|truncate|sed)\\b");

    private static final Pattern BASH = Pattern.compile("\\b(?:bash|zsh|ksh)\\b");

    /** Images in which {@code sh} is bash. */
    private static final Pattern BASH_IMAGES = Pattern.compile(
            "(?:.*/)?(?:fedora|centos|ubi\\d*|rockylinux|almalinux|oraclelinux|amazonlinux|opensuse|archlinux)\\b.*");

    private static final Pattern BRACES = Pattern.compile("(.*?)\\{([^{}]*,[^{}]*)\\}(.*)");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

    /** Programs that run tasks of the repository, or a script in the shell itself. */
    private static final Set<String> RUNNING =
            Set.of(".", "source", "make", "gmake", "npm", "yarn", "pnpm", "bun", "just", "task");

    /** Programs that run code of the repository which their words do not name: commands of an application, {@code setup.py}, a playbook. */
    private static final Set<String> RUNNING_CODE =
            Set.of("flask", "pip", "pip3", "uv", "ansible-playbook", "tar", "bsdtar", "unzip");

    private static final Set<String> CONTAINERS = Set.of("docker", "docker-compose", "podman", "nerdctl");

    /** Words for things that such tools have apart from the files of a folder. */
    private static final Set<String> OBJECTS = Set.of(
            "builder",
            "compose",
            "config",
            "container",
            "context",
            "image",
            "network",
            "secret",
            "service",
            "stack",
            "volume");

    /** The most words that braces make of one. */
    private static final int MOST = 100;

    private CommandWords() {}

    /** Returns whether a SHELL instruction, or a command, starts a shell that expands braces. */
    public static boolean isBash(String written) {
        return BASH.matcher(written).find();
    }

    /** Returns whether the shell of an image expands braces. */
    public static boolean hasBash(String image) {
        return BASH_IMAGES.matcher(image).matches();
    }

    public static boolean isShell(String program) {
        return SHELLS.contains(program);
    }

    /**
     * Returns whether a command may run a program of the repository.
     *
     * @param written its first word
     * @param program the same without a folder
     */
    static boolean mayRun(String written, String program) {
        return written.contains("/")
                || RUNNING.contains(program)
                || isShell(program)
                || WrittenByCode.isInterpreter(program);
    }

    /** Returns whether a program runs code of the repository that its words do not name, or unpacks files of it. */
    public static boolean runsCode(String program) {
        return RUNNING_CODE.contains(program);
    }

    /** Returns the words that bash makes of one with braces: {@code {app,shop}.cfg}. */
    public static List<String> expanded(String word) {
        List<String> open = new ArrayList<>(List.of(word));
        List<String> done = new ArrayList<>();
        while (!open.isEmpty() && Most.room(done.size() + open.size(), MOST)) {
            String next = open.remove(0);
            Matcher braces = BRACES.matcher(next);
            if (braces.matches()) {
                for (String choice : braces.group(2).split(",", -1)) {
                    open.add(braces.group(1) + choice + braces.group(3));
                }
            } else {
                done.add(next);
            }
        }
        return done;
    }

    /** Returns the index of the program that a command starts in the end: {@code sudo -u app rm FILE}. */
    public static int program(List<MappedText> words) {
        int at = InnerScript.program(words);
        while (at < words.size()
                && MANY.contains(ContainerPath.program(words.get(at).text()))) {
            at++;
        }
        return at;
    }

    /** Returns whether a program changes, removes or moves the files that it is given. */
    public static boolean isChanging(String program) {
        return CHANGING.contains(program) || PlacedFiles.isRemoving(program);
    }

    /**
     * Returns whether words name a tool for containers and what of its own a command of it is about: {@code docker volume} before
     * {@code rm} removes no file.
     */
    static boolean areOfContainers(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (CONTAINERS.contains(ContainerPath.program(words.get(i)))) {
                return OBJECTS.containsAll(words.subList(i + 1, words.size()));
            }
        }
        return false;
    }

    /** Returns whether the text of a script has the name of such a program. */
    public static boolean changes(String script) {
        return CHANGES.matcher(script).find();
    }
}
