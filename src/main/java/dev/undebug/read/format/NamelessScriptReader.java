package dev.undebug.read.format;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.text.Lines;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads shell scripts whose first line alone shows what they are: {@code bin/push_live}. */
public final class NamelessScriptReader implements Reader {
    private static final int MAX_FIRST_LINE = 200;

    /** Folders of programs that people run by name. */
    private static final Set<String> FOLDERS =
            Set.of("bin", "init.d", "script", "scripts", "deploy", "deployment", "ops", "remote", "server", "tools");

    private static final Pattern SHELL =
            Pattern.compile("#!\\s*\\S*/(?:env(?: -S)? )?(?:\\S*/)?(?:with-contenv )?(?:ba|da|a|z|k)?sh\\b");

    /** A file that shells read, which only sets variables. */
    private static final Pattern SETTINGS = Pattern.compile(
            "(?:[ \\t]*+(?:#(?!!)[^\\n]*+|(?:export[ \\t]++)?+[A-Za-z_]\\w*+=[^\\n]*+|umask[^\\n]*+|alias[^\\n]*+)?+(?:\\r?\\n|$)){1,200}+");

    private final Reader scripts;

    /** @param scripts reads shell scripts */
    public NamelessScriptReader(Reader scripts) {
        this.scripts = scripts;
    }

    @Override
    public boolean reads(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        return file.name().indexOf('.') < 0 && FOLDERS.contains(file.folder().name()) && !IrrelevantFiles.is(path);
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public boolean reads(NamedAs kind) {
        return kind == NamedAs.SCRIPT;
    }

    @Override
    public FileFacts read(SourceFile file) {
        String text = file.text().substring(Lines.start(file));
        return isShell(text) || SETTINGS.matcher(text).matches()
                ? scripts.read(file)
                : FileFacts.ofUnits(file, List.of());
    }

    /** Returns whether the first line of a text is that of a shell script. */
    public static boolean isShell(String text) {
        String beginning = text.substring(0, Math.min(text.length(), MAX_FIRST_LINE));
        return SHELL.matcher(beginning).lookingAt();
    }
}
