package dev.undebug.read.shell.program;

import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that a shell runs before its script: {@code BASH_ENV} of bash, {@code ENV} of others that people type in, profiles
 * of login shells.
 *
 * @see <a href="https://www.gnu.org/software/bash/manual/bash.html#Bash-Startup-Files">Bash startup files</a>
 */
public final class StartupFiles {
    private static final Set<String> RUN_COMMANDS = Set.of("--rcfile", "--init-file");
    private static final Set<String> VALUED = Set.of("--rcfile", "--init-file", "-o", "+o", "-O", "+O");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh");
    private static final Pattern OPTIONS = Pattern.compile("-[a-zA-Z]+");
    /** In an image, the home folder is that of root where no user is said. */
    private static final String LOGIN =
            "for f in /etc/profile.d/*.sh; do . \"$f\"; done; . ~/.profile; . /root/.profile";

    private static final String LOGIN_OF_BASH = LOGIN + "; . ~/.bash_profile; . /root/.bash_profile";
    private static final String ZSH = ". /etc/zsh/zshenv; . /etc/zshenv; . ~/.zshenv; . /root/.zshenv";
    private static final String SET_OPTION = "-O";

    private StartupFiles() {}

    /**
     * Shell text that runs first.
     *
     * @param variable the variable that names the file; {@code ""} if it is a fixed one
     * @param text with {@code %s} for the value of the variable
     */
    public record Line(String variable, String text) {
        private static Line fixed(String text) {
            return new Line("", text);
        }

        private static Line named(String variable) {
            return new Line(variable, ". \"%s\"");
        }
    }

    /**
     * Returns what a shell runs first.
     *
     * @param words its name and its options
     */
    public static List<Line> of(List<String> words) {
        String program = words.isEmpty() ? "" : ContainerPath.program(words.get(0));
        if (program.equals("zsh")) {
            return List.of(Line.fixed(ZSH));
        }
        if (!SHELLS.contains(program)) {
            return List.of();
        }
        boolean bash = program.equals("bash");
        boolean interactive = false;
        boolean login = false;
        String commands = "~/.bashrc";
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean letters = OPTIONS.matcher(word).matches();
            interactive |= letters && word.contains("i");
            login |= (letters && word.contains("l")) || word.equals("--login");
            if (RUN_COMMANDS.contains(word) && i + 1 < words.size()) {
                commands = words.get(i + 1);
            }
            i += VALUED.contains(word) ? 1 : 0;
        }
        List<Line> lines = new ArrayList<>();
        if (bash) {
            lines.add(new Line("BASHOPTS", "shopt -s %s"));
            for (int i = 1; i + 1 < words.size(); i++) {
                if (words.get(i).equals(SET_OPTION)) {
                    lines.add(Line.fixed("shopt -s " + words.get(i + 1)));
                }
            }
        }
        if (login && !words.contains("--noprofile")) {
            lines.add(Line.fixed(bash ? LOGIN_OF_BASH : LOGIN));
        } else if (interactive && bash && !words.contains("--norc")) {
            String ofRoot = commands.startsWith("~") ? "; . /root" + commands.substring(1) : "";
            lines.add(Line.fixed(". " + commands + ofRoot));
        }
        if (bash && !interactive) {
            lines.add(Line.named("BASH_ENV"));
        } else if (!bash && interactive) {
            lines.add(Line.named("ENV"));
        }
        return lines;
    }
}
