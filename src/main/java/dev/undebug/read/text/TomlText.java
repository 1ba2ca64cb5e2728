package dev.undebug.read.text;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.SourceFile;
import java.util.Optional;

/** Texts on one line of TOML, with their places. */
public final class TomlText {
    private TomlText() {}

    public static String name(IniFile.Entry entry) {
        return entry.key().replace("\"", "").replace("'", "");
    }

    public static EnvVar variable(SourceFile file, IniFile.Entry entry) {
        return new EnvVar(
                name(entry),
                unquoted(entry.value()).map(MappedText::text),
                file.place(entry.place()),
                entry.value().span());
    }

    /** Returns what stands in quotes; empty for what is no such text. */
    public static Optional<MappedText> unquoted(MappedText written) {
        String text = written.text();
        int comment = text.indexOf('#', Math.max(text.lastIndexOf('"'), text.lastIndexOf('\'')) + 1);
        MappedText value = comment < 0 ? written : written.sub(0, comment).strip();
        int last = value.length() - 1;
        boolean quoted = last > 0
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(last) == value.charAt(0);
        return quoted ? Optional.of(value.sub(1, last)) : Optional.empty();
    }
}
