package dev.undebug.service.mention;

import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which texts of known formats Undebug does not follow: hooks of containers, services and servers, commands that set
 * variables of what runs already, and files that shells and process managers read by themselves.
 */
final class UnfollowedTexts {
    /** A hook by its key, or a command. */
    private static final Pattern LINE = Pattern.compile(
            "^\\s*+(?:HEALTHCHECK|ONBUILD|SHELL)\\b"
                    + "|\\bExec(?:StartPre|StartPost|Reload|Stop|StopPost)\\s?="
                    + "|\\b(?:SetCredential|DefaultEnvironment|ManagerEnvironment)\\s?="
                    + "|\\b(?:smart-)?attach-daemon\\d?\\b|\\bhook-[a-z-]+\\b|\\bexec-(?:pre|post|as)[a-z-]*+\\b"
                    + "|\\bset-environment\\b|\\bconfig:set\\b|\\bkubectl\\s++patch\\b|\\|\\s?(?:at|batch)\\b"
                    + "|\\bK8S_SECRET_|\\bBPE_"
                    + "|/etc/(?:environment|profile|bash\\.bashrc|bashrc|zshenv)\\b|\\.(?:bashrc|bash_profile|profile|zshrc)\\b");

    /** A command that builds or changes an image, or the environment of services, by words that are not followed. */
    private static final Pattern COMMAND = Pattern.compile(
            "\\b(?:docker|podman|nerdctl)\\s++(?:container\\s++)?+commit\\b|\\bcrane\\s++mutate\\b|\\bnixpacks\\s++build\\b"
                    + "|\\bbuildah\\s++(?:config|bud|build|build-using-dockerfile)\\b|\\bpodman\\s++build\\b"
                    + "|\\b(?:docker|podman|nerdctl)\\b[^\\n;]{0,200}?\\bbuild\\b[^\\n;]{0,300}?\\s(?:-f|--file)[= ]?-(?:\\s|$)"
                    + "|\\|\\s*+(?:docker|podman|nerdctl)\\b[^\\n;]{0,100}?\\bbuild\\b|\\bdockerfile[-_]inline\\b"
                    + "|\\bsystemctl\\b[^\\n;|]{0,60}\\sedit\\b|\\bsystemd-run\\b|/environment\\.d/");

    /** A name by which such an image is one for developers. */
    private static final Pattern FOR_DEVELOPERS =
            Pattern.compile("(?<=[\\w}])[:/._-](?:dev|devel|development|debug|tests?|local|e2e|ci)(?![\\w.])");

    /** An argument of a build, which is no variable of the image. */
    private static final Pattern ARGUMENT = Pattern.compile("--build-arg[= ][\"']?$");

    /** A variable of a build, which Docker does not know. */
    private static final Pattern OF_BUILD =
            Pattern.compile("\\b(?:podman|buildah)\\s++(?:build|bud)\\b.{0,300}?\\s--env[= ]");

    private static final Pattern DOCUMENT = Pattern.compile("<<-?\\s*+[\"']?(\\w++)");

    /** The start files of shells. */
    private static final Pattern OF_SHELLS = Pattern.compile(
            "/etc/(?:profile|bash\\.bashrc|bashrc|zsh)\\b|\\.(?:bashrc|bash_profile|profile|zshrc|zshenv)\\b|profile\\.d/");

    /** A command that changes a file in place, writes one that is none of the runner's own, or has a definition in JSON. */
    private static final Pattern WRITES = Pattern.compile(
            "\\b(?:sed|perl)\\s[^|;&]*+|\\b[nN]ame[\"']\\s*+:\\s*+[\"']FLASK_DEBUG\\b|\\btee\\b|>{1,2}\\s*+[\"']?(?!\\$\\{?GITHUB_|/dev/|&)[\\w./~$]");

    /** A file that sends something to where it runs: an image, a command for another machine. */
    private static final Pattern SENDS = Pattern.compile(
            "\\b(?:build-push-action|docker\\s++(?:build|push|compose|buildx)|docker-compose|ssh|scp|rsync|podman|kaniko|deploy|aws|az|gcloud)\\b");

    /** A command that gives what it names to an image, a machine or a platform. */
    private static final Pattern HANDS = Pattern.compile(
            "\\b(?:docker|podman|nerdctl|buildah|crane|kaniko|img|nixpacks|pack|depot|earthly|packer|az|gcloud|aws|fly|flyctl|heroku|kubectl"
                    + "|oc|helm|systemctl|systemd-run|ssh|scp|build-args?)\\b");

    /** A key of YAML around the text. */
    private static final Pattern KEY = Pattern.compile(
            "\\b(?:postStart|preStop|livenessProbe|readinessProbe|startupProbe|post_start|pre_stop|healthcheck|mutate)[\"']?\\s*+:");

    /** The section of a process manager around the text. */
    private static final Pattern SECTION = Pattern.compile("^\\[(?:eventlistener|fcgi-program):");

    /** Files that are read because of where they are. */
    private static final Pattern PATH = Pattern.compile(
            "(?:^|/)(?:\\.?profile\\.d|service\\.d|environment\\.d|system\\.conf\\.d|user\\.conf\\.d|xinetd\\.d)/");

    private static final int MOST_LINES = 200;

    /** At most so many characters before and after a place are looked at. */
    private static final int LONGEST = 4_000;

    private UnfollowedTexts() {}

    /** @param at the place of a text in the file */
    static boolean has(SourceFile file, int at) {
        String line = line(file, at);
        int start = start(file, at);
        return PATH.matcher(file.path()).find()
                || LINE.matcher(line).find()
                || isOfImage(file, at)
                || KEY.matcher(file.text().substring(start, at)).find()
                || isAround(file.text(), start, indentation(line));
    }

    /** Returns whether a text is in a command that builds or changes an image. */
    static boolean isOfImage(SourceFile file, int at) {
        String text = file.text();
        int start = start(file, at);
        while (start > 1 && text.charAt(start - 2) == '\\' && at - start < LONGEST) {
            start = text.lastIndexOf('\n', start - 2) + 1;
        }
        start = Math.max(start, at - LONGEST);
        return !ARGUMENT.matcher(text.substring(start, at)).find()
                && (isOpen(text.substring(start, end(file, at)))
                        || document(text, start).filter(UnfollowedTexts::isOpen).isPresent());
    }

    /** Returns the line around a place, as far as it is of a length that people write. */
    private static String line(SourceFile file, int at) {
        return file.text().substring(start(file, at), end(file, at));
    }

    private static int start(SourceFile file, int at) {
        return Math.max(file.text().lastIndexOf('\n', at) + 1, at - LONGEST);
    }

    private static int end(SourceFile file, int at) {
        int end = file.text().indexOf('\n', at);
        return Math.min(end < 0 ? file.text().length() : end, at + LONGEST);
    }

    /** Returns whether what a text of a file is for is a shell that reads its start files. */
    static boolean isOfShells(SourceFile file, int at) {
        return OF_SHELLS.matcher(line(file, at)).find()
                || OF_SHELLS.matcher(file.path()).find();
    }

    /** Returns whether a command is one that builds or changes an image, which is for more than developers. */
    private static boolean isOpen(String command) {
        return COMMAND.matcher(command).find()
                && !FOR_DEVELOPERS.matcher(command).find();
    }

    /** Returns the line that begins a document in which a place is. */
    private static Optional<String> document(String text, int start) {
        int end = start - 1;
        for (int lines = 0; end > 0 && lines < MOST_LINES; lines++) {
            int from = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(from, end);
            Matcher document = DOCUMENT.matcher(line);
            if (document.find()) {
                String word = document.group(1);
                return text.substring(end, start).lines().map(String::strip).anyMatch(word::equals)
                        ? Optional.empty()
                        : Optional.of(line);
            }
            end = from - 1;
        }
        return Optional.empty();
    }

    /**
     * Returns whether a pipeline changes a file with a text of it, and sends files to where they run.
     *
     * @param at the place of the text in the file
     */
    static boolean isSent(SourceFile file, int at) {
        return WRITES.matcher(line(file, at)).find()
                && SENDS.matcher(file.text()).find();
    }

    /** Returns whether a build of another program than Docker gets the text as a variable. */
    static boolean isOfBuild(Place place) {
        return OF_BUILD.matcher(line(place.file(), place.span().start())).find();
    }

    /** Returns whether the line gives the text to an image, a machine or a platform. */
    static boolean isHanded(SourceFile file, int at) {
        return HANDS.matcher(line(file, at)).find();
    }

    /** Returns whether a line above with less indentation opens a hook, or the section does. */
    private static boolean isAround(String text, int start, int indentation) {
        int inner = indentation;
        int end = start - 1;
        for (int lines = 0; end > 0 && lines < MOST_LINES; lines++) {
            int from = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(from, end);
            end = from - 1;
            if (line.isBlank()) {
                continue;
            }
            if (line.startsWith("[")) {
                return SECTION.matcher(line).find();
            }
            int outer = indentation(line);
            if (outer < inner) {
                inner = outer;
                if (KEY.matcher(line).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int indentation(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t' || line.charAt(at) == '-')) {
            at++;
        }
        return at;
    }
}
