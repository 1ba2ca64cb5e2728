package dev.undebug.read.text;

import dev.undebug.fact.Role;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A template as text of the same length, so that places stay the same: expressions are marked as unknown, instructions
 * become blank, and the parts under a condition are recorded.
 *
 * @param branches outer ones first
 */
public record TemplateText(SourceFile masked, List<Branch> branches) {
    private static final int MAX_BRANCHES = 2_000;
    private static final int MAX_INLINE = 1_000;

    public TemplateText {
        branches = List.copyOf(branches);
    }

    /** The template languages. */
    public enum Language {
        /** Used by Ansible and Salt. */
        JINJA("{", "(?:if|for|macro|call|filter|block|raw)\\b.*", "end\\w+", "(?:elif|else)\\b.*"),
        /** Only the values of Jinja, in a file of which its name does not say that it is a template. */
        JINJA_VALUES("{", "(?!)", "(?!)", "(?!)"),
        /** Ruby's, used by Chef and Capistrano. */
        ERB(
                "<%",
                "(?:if|unless|case|while|for|begin)\\b.*|.*\\bdo(?:\\s*\\|[^|]*\\|)?",
                "end\\b.*",
                "(?:elsif|else|when)\\b.*"),
        /** Used by Puppet. */
        EPP("<%", "[^}].*\\{(?:\\s*\\|[^|]*\\|)?", "\\}", "\\}.*\\{"),
        /** Go's, used by gomplate, confd and others. */
        GO("{{", "(?:if|range|with|block|define)\\b.*", "end\\b.*", "else\\b.*");

        private final String opening;
        private final Pattern begins;
        private final Pattern ends;
        private final Pattern turns;

        Language(String opening, String begins, String ends, String turns) {
            this.opening = opening;
            this.begins = Pattern.compile(begins, Pattern.DOTALL);
            this.ends = Pattern.compile(ends, Pattern.DOTALL);
            this.turns = Pattern.compile(turns, Pattern.DOTALL);
        }

        /** @param kind the character after the first one */
        private boolean opens(char kind) {
            return switch (this) {
                case JINJA -> kind == '{' || kind == '%' || kind == '#';
                case JINJA_VALUES -> kind == '{';
                case ERB, EPP, GO -> true;
            };
        }

        private String closing(char kind) {
            return switch (this) {
                case JINJA -> kind == '{' ? "}}" : kind + "}";
                case GO, JINJA_VALUES -> "}}";
                case ERB, EPP -> "%>";
            };
        }

        private boolean isComment(char kind, String inside) {
            return switch (this) {
                case JINJA -> kind == '#';
                case JINJA_VALUES -> false;
                case GO -> withoutTrimming(inside).startsWith("/*");
                case ERB, EPP -> inside.startsWith("#");
            };
        }

        private boolean isValue(char kind, String inside) {
            return switch (this) {
                case JINJA -> kind == '{';
                case JINJA_VALUES -> true;
                case GO -> !isInstruction(withoutTrimming(inside)) && !isComment(kind, inside);
                case ERB, EPP -> inside.startsWith("=");
            };
        }

        private boolean isInstruction(String inside) {
            return Stream.of(begins, ends, turns)
                    .anyMatch(pattern -> pattern.matcher(inside).matches());
        }

        private static String withoutTrimming(String inside) {
            int from = inside.startsWith("-") || inside.startsWith("+") ? 1 : 0;
            int to = inside.endsWith("-") && inside.length() > from ? inside.length() - 1 : inside.length();
            return inside.substring(from, to).strip();
        }
    }

    /**
     * A part under a condition.
     *
     * @param otherwise whether it is the part for a false condition
     * @param alternative whether there is another part for where this one is left out
     */
    public record Branch(Span span, Condition condition, boolean otherwise, boolean alternative) {
        private Role role(Role outer) {
            return otherwise ? condition.otherwise(outer) : condition.then(outer);
        }
    }

    public static TemplateText of(SourceFile file, Language language) {
        return new Reading(file.text(), language).read(file);
    }

    /** Returns whether part of the text is under a condition. */
    public boolean isConditional(Span span) {
        return branches.stream().anyMatch(branch -> branch.span().contains(span));
    }

    /**
     * Returns whether a condition decides what a part is of something: it is about the part alone, or about one of several
     * texts in its place.
     */
    public boolean isDecided(Span part, Span whole) {
        // Asked for every word; a stream takes much longer.
        for (Branch branch : branches) {
            if (branch.span().contains(part)
                    && (branch.alternative() || !branch.span().contains(whole))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the role of a part of the text. */
    public Role role(Span span, Role outer) {
        Role role = outer;
        for (Branch branch : branches) {
            role = branch.span().contains(span) ? branch.role(role) : role;
        }
        return role;
    }

    /** The state of reading one template. */
    private static final class Reading {
        private static final Pattern CONDITION =
                Pattern.compile("(?:\\}\\s*)?(?:if|unless|elif|elsif|when|case|else|with)\\b.*", Pattern.DOTALL);

        private final String text;
        private final Language language;
        private final StringBuilder masked;
        private final List<Branch> branches = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();

        /**
         * An unclosed block.
         *
         * @param turned whether it follows another part of the same block
         */
        private record Open(int tag, int start, Optional<Condition> condition, boolean otherwise, boolean turned) {}

        private Reading(String text, Language language) {
            this.text = text;
            this.language = language;
            this.masked = new StringBuilder(text);
        }

        private TemplateText read(SourceFile file) {
            int at = text.indexOf(language.opening);
            while (at >= 0) {
                int end = tag(at);
                at = text.indexOf(language.opening, end);
            }
            while (!open.isEmpty()) {
                close(text.length(), text.length(), false);
            }
            branches.sort((one, other) ->
                    Integer.compare(one.span().start(), other.span().start()));
            return new TemplateText(new SourceFile(file.path(), masked.toString()), List.copyOf(branches));
        }

        /** Reads the tag at an offset and returns where to continue. */
        private int tag(int start) {
            char kind = start + 1 < text.length() ? text.charAt(start + 1) : '\0';
            if (!language.opens(kind)) {
                return start + 1;
            }
            String closing = language.closing(kind);
            int close = text.indexOf(closing, start + 2);
            if (close < 0) {
                return text.length();
            }
            int end = close + closing.length();
            String inside = text.substring(start + 2, close);
            boolean value = language.isValue(kind, inside);
            mask(start, end, value ? TemplatePlaceholders.UNKNOWN : ' ');
            if (!value && !language.isComment(kind, inside)) {
                instruction(Language.withoutTrimming(inside), start, end);
            }
            return end;
        }

        private void instruction(String inside, int start, int end) {
            if (language.turns.matcher(inside).matches()) {
                Open before = close(start, end, true);
                boolean otherwise = inside.matches("(?s)(?:\\}\\s*)?else\\s*\\{?");
                Optional<Condition> condition = otherwise ? before.condition() : condition(inside);
                open.push(new Open(start, end, condition, otherwise, true));
            } else if (language.ends.matcher(inside).matches()) {
                close(start, end, false);
            } else if (language.begins.matcher(inside).matches() && Most.room(open.size(), MAX_BRANCHES)) {
                open.push(new Open(start, end, condition(inside), false, false));
            }
        }

        private static Optional<Condition> condition(String inside) {
            return CONDITION.matcher(inside).matches() ? Optional.of(Condition.of(inside)) : Optional.empty();
        }

        /** Closes a block; a conditional block within one line is masked like an expression. */
        private Open close(int at, int end, boolean turns) {
            if (open.isEmpty()) {
                return new Open(at, at, Optional.empty(), false, false);
            }
            Open closed = open.pop();
            if (closed.condition().isPresent() && Most.room(branches.size(), MAX_BRANCHES)) {
                Span span = new Span(closed.start(), Math.max(closed.start(), at));
                branches.add(new Branch(span, closed.condition().get(), closed.otherwise(), turns || closed.turned()));
                int lineEnd = text.indexOf('\n', closed.tag());
                if ((lineEnd < 0 || lineEnd >= at) && at - closed.tag() < MAX_INLINE) {
                    mask(closed.tag(), end, TemplatePlaceholders.UNKNOWN);
                }
            }
            return closed;
        }

        private void mask(int from, int to, char mark) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                masked.setCharAt(i, c == '\n' || c == '\r' ? c : mark);
            }
        }
    }
}
