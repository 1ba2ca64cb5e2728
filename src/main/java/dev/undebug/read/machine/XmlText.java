package dev.undebug.read.machine;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an element of XML. Entities that a document declares stay as they are written: they are unknown. */
final class XmlText {
    private static final String CDATA = "<![CDATA[";

    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos|#[0-9]{1,6});");

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private XmlText() {}

    /** Returns the text of an element without others in it. */
    static MappedText of(SourceFile file, Span written) {
        String text = file.slice(written);
        int at = written.start();
        MappedText.Builder builder = new MappedText.Builder(at);
        if (text.startsWith(CDATA) && text.endsWith("]]>")) {
            builder.appendRaw(file.text(), new Span(at + CDATA.length(), written.end() - "]]>".length()));
            return builder.build();
        }
        Matcher entity = ENTITY.matcher(text);
        int done = 0;
        while (entity.find()) {
            builder.appendRaw(file.text(), new Span(at + done, at + entity.start()));
            builder.append(decoded(entity.group(1)), new Span(at + entity.start(), at + entity.end()));
            done = entity.end();
        }
        builder.appendRaw(file.text(), new Span(at + done, written.end()));
        return builder.build();
    }

    private static String decoded(String entity) {
        if (entity.startsWith("#")) {
            return new String(Character.toChars(Integer.parseInt(entity.substring(1))));
        }
        return ENTITIES.getOrDefault(entity, "");
    }
}
