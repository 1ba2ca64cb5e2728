package dev.undebug.read.shell.program;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of its environment that a program hands on to the one that it starts.
 *
 * @param all whether it hands on all variables but the named ones; otherwise it hands on nothing but these
 * @param home whether it starts that one in the home folder of its user, not in the current one
 */
public record Handover(boolean all, Set<String> names, boolean home) {
    public static final Handover WHOLE = new Handover(true, Set.of(), false);
    public static final Handover NOTHING = only(Set.of());

    private static final String SET = "--setenv=";
    private static final Set<String> SESSIONS = Set.of("systemd-run", "machinectl");
    private static final Set<String> SETTING = Set.of("-E", "--setenv");

    /** The variables of every new session, which are set anew or kept. */
    private static final Set<String> SESSION =
            Set.of("DISPLAY", "HOME", "LANG", "LOGNAME", "MAIL", "PATH", "SHELL", "TERM", "USER");

    /** The letters of sudo's options without a value, up to the one that keeps the environment: {@code -HE}. */
    private static final Pattern KEEPS = Pattern.compile("-[AbBHikKlnNPsSv]{0,20}E\\w{0,20}");

    /** The letters of sudo's options without a value, up to the one for a login: {@code -Hiu}. */
    private static final Pattern SUDO_LOGIN = Pattern.compile("-[AbBEHkKlnNPsSv]{0,20}i\\w{0,200}|--login");

    private static final Pattern LOGIN = Pattern.compile("-[cfmpP]{0,9}l\\w{0,9}|-|--login");
    private static final Pattern IGNORE = Pattern.compile("-i\\w{0,9}|-|--ignore-environment");

    private static final Map<String, Function<List<String>, Handover>> BY_NAME = Map.of(
            "env", Handover::ofEnv,
            "sudo", Handover::ofSudo,
            "su", Handover::ofLogin,
            "runuser", Handover::ofLogin,
            "setpriv", words -> words.contains("--reset-env") ? only(SESSION) : WHOLE,
            // Unless its settings say otherwise.
            "doas", words -> only(SESSION),
            "pkexec", words -> only(SESSION),
            "machinectl", words -> only(values(words, "-E", "--setenv")),
            "systemd-run", words -> words.contains("--scope") ? WHOLE : only(values(words, "-E", "--setenv")));

    /** Programs that set variables by the assignments in front of the program that they start. */
    private static final Set<String> ASSIGNING = Set.of(
            "env",
            "sudo",
            "time",
            "cross-env",
            "cross-env-shell",
            "conda",
            "mamba",
            "micromamba",
            "honcho",
            "foreman",
            "watchexec");

    public Handover {
        names = Set.copyOf(names);
    }

    /** Returns whether a program, by its name, sets variables by the assignments in front of what it starts. */
    public static boolean isAssigning(String program) {
        return ASSIGNING.contains(program);
    }

    /** Returns the assignments in the options of a program: {@code systemd-run -E FLASK_DEBUG=1}. */
    public static List<Token> assigned(String program, List<Token> options) {
        List<Token> assigned = new ArrayList<>();
        for (int i = 0; SESSIONS.contains(program) && i < options.size(); i++) {
            Token word = options.get(i);
            boolean named = i > 0 && SETTING.contains(options.get(i - 1).value());
            if (named) {
                assigned.add(word);
            } else if (word.value().startsWith(SET)) {
                MappedText value = word.text().sub(SET.length(), word.text().length());
                assigned.add(new Token(value, value.span(), word.literal(), word.known()));
            }
        }
        return assigned;
    }

    /**
     * Returns what a program hands on.
     *
     * @param program its name without a folder
     * @param options the words of its command line that are its own
     */
    public static Handover of(String program, List<Token> options) {
        Function<List<String>, Handover> known = BY_NAME.get(program);
        return known == null
                ? WHOLE
                : known.apply(options.stream().map(Token::value).toList());
    }

    private static Handover only(Set<String> names) {
        return new Handover(false, names, false);
    }

    public boolean isWhole() {
        return all && names.isEmpty() && !home;
    }

    /** Returns whether the started program gets a variable, if it is set. */
    public boolean keeps(String name) {
        return all != names.contains(name);
    }

    private static Handover ofEnv(List<String> words) {
        return words.stream().anyMatch(word -> IGNORE.matcher(word).matches())
                ? NOTHING
                : new Handover(true, values(words, "-u", "--unset"), false);
    }

    /** Unless its settings say otherwise, sudo begins with an environment of its own. */
    private static Handover ofSudo(List<String> words) {
        boolean all = words.stream()
                .anyMatch(word ->
                        word.equals("--preserve-env") || KEEPS.matcher(word).matches());
        boolean home = words.stream().anyMatch(word -> SUDO_LOGIN.matcher(word).matches());
        return new Handover(all, all ? Set.of() : withSession(lists(words, "--preserve-env=")), home);
    }

    private static Handover ofLogin(List<String> words) {
        if (words.stream().noneMatch(word -> LOGIN.matcher(word).matches())) {
            return WHOLE;
        }
        Set<String> kept = new HashSet<>(lists(words, "--whitelist-environment="));
        values(words, "-w", "--whitelist-environment").forEach(list -> kept.addAll(Arrays.asList(list.split(","))));
        return new Handover(false, withSession(kept), true);
    }

    private static Set<String> withSession(Set<String> kept) {
        Set<String> all = new HashSet<>(SESSION);
        all.addAll(kept);
        return all;
    }

    private static Set<String> lists(List<String> words, String option) {
        return words.stream()
                .filter(word -> word.startsWith(option))
                .flatMap(word -> Arrays.stream(word.substring(option.length()).split(",")))
                .collect(Collectors.toSet());
    }

    /** Returns the values of an option that is written {@code -u NAME}, {@code -uNAME}, {@code --unset=NAME}. */
    private static Set<String> values(List<String> words, String letter, String option) {
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if ((word.equals(letter) || word.equals(option)) && i + 1 < words.size()) {
                values.add(words.get(++i));
            } else if (word.startsWith(option + "=")) {
                values.add(word.substring(option.length() + 1));
            } else if (word.startsWith(letter) && word.length() > letter.length()) {
                values.add(word.substring(letter.length()));
            }
        }
        return values;
    }
}
