package dev.undebug.read.machine;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tags of an XML text, as far as it is well formed. Nothing outside of the text is read, and no entity resolved. */
final class XmlTags {
    /** The formats that are read so have no longer tags. */
    private static final int LONGEST = 600;

    private final String text;
    private final Pattern pattern;
    private final Taker taker;

    /** Takes the tags in order. */
    interface Taker {
        /**
         * Takes a tag.
         *
         * @param tag the match of what is between its brackets
         * @param start the index of its first bracket
         * @param end the index after its last one
         */
        void tag(Matcher tag, int start, int end);
    }

    private XmlTags(String text, Pattern pattern, Taker taker) {
        this.text = text;
        this.pattern = pattern;
        this.taker = taker;
    }

    /**
     * Hands over the tags of a text; comments, CDATA and instructions are none.
     *
     * @param pattern matches what is between the brackets of a tag that counts
     * @param enough whether no more are wanted
     */
    static void read(String text, Pattern pattern, BooleanSupplier enough, Taker taker) {
        XmlTags tags = new XmlTags(text, pattern, taker);
        int at = text.indexOf('<');
        while (at >= 0 && !enough.getAsBoolean()) {
            int next = tags.next(at);
            at = next < 0 ? -1 : text.indexOf('<', next);
        }
    }

    /** Reads what begins at the index, and returns the index from which to continue; negative if nothing closes it. */
    private int next(int at) {
        if (text.startsWith("<!--", at)) {
            return text.indexOf("-->", at);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return text.indexOf("]]>", at);
        }
        return text.startsWith("<?", at) ? text.indexOf("?>", at) : tag(at);
    }

    private int tag(int start) {
        int end = start + 1;
        int limit = Math.min(text.length(), start + LONGEST);
        while (end < limit && text.charAt(end) != '>' && text.charAt(end) != '<') {
            end++;
        }
        if (end == limit || text.charAt(end) == '<') {
            return end;
        }
        Matcher tag = pattern.matcher(text).region(start + 1, end);
        if (tag.matches()) {
            taker.tag(tag, start, end + 1);
        }
        return end;
    }
}
