package dev.undebug.read.task;

import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.DetachedStart;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Collects the scripts of a pipeline that leave programs running: on another machine, where they may call a script for that, or on its own one while they deploy.
 * Most runners end what a job leaves behind, unless the job asks them not to, or starts it behind {@code sudo}: they know it by
 * a variable, which sudo drops. Units that a script writes for systemd or
 * supervisor are for a machine that goes on, wherever the script writes them; env files are so only on that machine.
 */
final class LeftScripts {
    private static final int MAX_SCRIPTS = 20;

    /** Settings with which a job of Jenkins, GitHub or Azure keeps its programs running. GitLab's shell keeps them anyway. */
    private static final Pattern KEPT = Pattern.compile(
            "JENKINS_NODE_COOKIE|BUILD_ID[ \\t]*=[ \\t]*[\"']?dontKillMe|RUNNER_TRACKING_ID|(?i:process[._]clean)");

    /** A program that sudo leaves running, in an environment of its own. */
    private static final Pattern BEHIND_SUDO = Pattern.compile("(?m)\\bsudo[ \\t]++(?!-\\w*E\\b|--preserve-env)[^\\n"
            + ";|]{0,200}?(?:\\b(?:setsid|screen|tmux)\\b|(?<![>&])&[ \\t]*$)");

    private final SourceFile file;
    private final boolean kept;
    private final Formats formats;
    private final List<Unit> units = new ArrayList<>();

    /** @param formats reads the files that a script writes */
    LeftScripts(SourceFile file, Formats formats) {
        this.file = file;
        this.formats = formats;
        this.kept = Pipeline.GITLAB.path().matches(file.path()) || keeps(file.text());
    }

    /** Returns whether a text asks a runner to keep the programs that a job starts. */
    static boolean keeps(String text) {
        return KEPT.matcher(text).find();
    }

    /**
     * Adds a script, if it is such a one.
     *
     * @param elsewhere whether the whole script runs on another machine
     */
    void add(MappedText script, Audience audience, boolean elsewhere) {
        boolean there = elsewhere ? DetachedStart.mayStart(script.text()) : DetachedStart.elsewhere(script);
        boolean here = !there && isKept(script) && audience.deploysHere() && DetachedStart.in(script);
        if (!Most.room(units.size(), MAX_SCRIPTS)) {
            return;
        }
        Role role = here ? audience.composed() : audience.elsewhere().composed();
        if (there || here) {
            units.add(Units.script(file, script, role));
        }
        boolean whole = elsewhere || audience.deploysHere();
        GeneratedFiles files = new GeneratedFiles(file, role, formats);
        if (whole) {
            files.shell(script);
        } else {
            files.shell(script, true);
            units.addAll(installed(script, role));
        }
        units.addAll(files.units());
        units.addAll(files.programs());
    }

    private boolean isKept(MappedText script) {
        return kept || BEHIND_SUDO.matcher(script.text()).find();
    }

    /** Returns the processes in files that a runner writes, which it can only send to another machine. */
    private List<Unit> installed(MappedText script, Role role) {
        GeneratedFiles files = new GeneratedFiles(file, role, formats);
        files.shell(script, false);
        return files.units().stream()
                .filter(unit -> unit.kind() != Unit.Kind.VARIABLES)
                .toList();
    }

    List<Unit> units() {
        return List.copyOf(units);
    }
}
