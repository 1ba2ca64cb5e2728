package dev.undebug.service.tree;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.Template;
import dev.undebug.read.format.FileTemplate;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.text.TemplateText;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** A template of a Python file, {@code app.py.j2}: a program with unknown values where it fills in expressions. */
public final class PythonTemplate {
    /** Expressions that become comments: the note of Ansible that it manages the file, or any lines. */
    private static final Pattern COMMENT =
            Pattern.compile("\\{\\{-?\\s*+(?:ansible_managed\\b[^{}]*+|[^{}]*?\\|\\s*+comment\\b[^{}]*+)\\}\\}");

    private static final Pattern TEXTS = Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"");

    /** Instructions that decide more than whether lines are there. */
    private static final Pattern OTHER = Pattern.compile(
            "\\{%[-+]?\\s*+(?!(?:if|elif|else|endif|set)\\b)|<%[-_]?\\s*+(?!(?:=|#|if|unless|elsif|else|end)(?:\\b|(?<=[=#])))");

    /** The lines of {@code *.pth} files that name folders of packages. */
    private static final Pattern NOT_RUN = Pattern.compile("(?m)^(?!import[ \\t]).+$");

    private PythonTemplate() {}

    /** Returns whether a template of a program makes the program's code, but for values and for lines under a condition. */
    public static boolean isCode(SourceFile file) {
        return !OTHER.matcher(TEXTS.matcher(file.text()).replaceAll("")).find();
    }

    /** Parses a file; one that is a template by its name as such, and of {@code *.pth} the lines that Python runs when it starts. */
    static PythonModule parse(SourceFile file) {
        if (PythonPaths.isPathFile(file.path())) {
            return PythonModule.parse(file, new Template(run(file.text()), List.of()));
        }
        if (FileTemplate.made(file.path()).isEmpty()) {
            return PythonModule.parse(file);
        }
        SourceFile bare = file.withText(COMMENT.matcher(file.text()).replaceAll(found -> blank(found.group())));
        return FileTemplate.of(bare)
                .map(template -> PythonModule.parse(file, template(template.text())))
                .orElseGet(() -> PythonModule.parse(file));
    }

    /** Returns the text of a {@code *.pth} file with blanks for all but the lines that Python runs when it starts. */
    public static String run(String text) {
        return NOT_RUN.matcher(text).replaceAll(found -> blank(found.group()));
    }

    private static String blank(String comment) {
        return comment.replaceAll("[^\\r\\n]", " ");
    }

    private static Template template(TemplateText text) {
        return new Template(
                text.masked().text().replace(TemplatePlaceholders.UNKNOWN, Template.MARK),
                text.branches().stream()
                        .map(branch -> new Template.Part(branch.span(), branch.otherwise()))
                        .toList());
    }
}
