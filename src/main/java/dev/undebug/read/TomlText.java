package dev.undebug.read;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.SourceFile;
import java.util.Optional;

/** Texts on one line of TOML, with their places. */
final class TomlText {
    private TomlText() {}

    static String name(IniFile.Entry entry) {
        return entry.key().replace("\"", "").replace("'", "");
    }

    static EnvVar variable(SourceFile file, IniFile.Entry entry) {
        return new EnvVar(
                name(entry),
                unquoted(entry.value()).map(MappedText::text),
                file.place(entry.place()),
                entry.value().span());
    }

    /** Returns what stands in quotes; empty for what is no such text. */
    static Optional<MappedText> unquoted(MappedText written) {
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
