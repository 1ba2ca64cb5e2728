package dev.undebug.read.provision;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Dialect;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads values as Ruby writes them: texts, here-documents, symbols, lists, mappings, and names of values that were read before. */
abstract class RubyCode extends CodeScanner {
    static final Pattern NAME = Pattern.compile("(?:::)?[A-Za-z_]\\w{0,100}[?!]?");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_]\\w{0,100}(?=:(?!:))");
    private static final Pattern SYMBOL = Pattern.compile(":[A-Za-z_]\\w{0,100}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9_.]{0,20}");
    private static final Pattern PERCENT = Pattern.compile("%[qQwWiI]?(?=[(\\[{<|!/])");
    private static final Pattern HEREDOC = Pattern.compile("<<([-~]?)(['\"]?)([A-Za-z_]\\w{0,60})\\2");

    /** What is done to a text without changing what it says. */
    private static final Pattern KEEPING = Pattern.compile(
            "(?:\\.(?:strip|freeze|chomp|to_s|strip_heredoc|undent|lines|(?:join|split)(?:\\([^()\\r\\n]{0,20}\\))?"
                    + "|gsub\\(/\\^[^()\\r\\n]{0,20}/, ?(?:''|\"\")\\))(?!\\w)){0,9}+");

    private static final Set<String> CONSTANTS = Set.of("true", "false", "nil");

    /** The values of local variables. */
    final Map<String, CodeValue> locals = new HashMap<>();

    RubyCode(SourceFile file) {
        super(file);
    }

    boolean isWord(String word) {
        return startsWith(word)
                && !Character.isJavaIdentifierPart(peek(word.length()))
                && !Character.isJavaIdentifierPart(peek(-1));
    }

    /** {@code name: value}. */
    Optional<CodeValue.Entry> label(int depth) {
        return take(LABEL).map(name -> {
            advance(1);
            skip(true);
            return new CodeValue.Entry(file.slice(name), name, value(depth + 1));
        });
    }

    @Override
    Optional<CodeValue.Entry> entry(int depth) {
        return label(depth).or(() -> {
            CodeValue key = value(depth + 1);
            skip(true);
            int arrow = startsWith("=>") ? 2 : peek(0) == ':' && peek(1) != ':' ? 1 : 0;
            if (arrow == 0) {
                return Optional.empty();
            }
            advance(arrow);
            skip(true);
            return Optional.of(new CodeValue.Entry(key.text().text(), key.span(), value(depth + 1)));
        });
    }

    @Override
    int insertedTo(int index) {
        return text.startsWith("#{", index) ? behindBraces(index, index + 1) : index;
    }

    @Override
    CodeValue value(int depth) {
        int start = at;
        if (exhausted(depth)) {
            return CodeValue.unknown(new Span(Math.min(start, text.length()), text.length()));
        }
        CodeValue value = primary(depth);
        boolean known = value.kind() != CodeValue.Kind.UNKNOWN;
        if (known) {
            take(KEEPING);
        }
        int end = at;
        skip(false);
        boolean trails = !startsWith("=>") && "+-*%|&?.[<=/".indexOf(peek(0)) >= 0 && !atEnd();
        if (trails && !(peek(0) == '.' && end != at)) {
            return rest(start, depth);
        }
        at = end;
        return value;
    }

    private CodeValue primary(int depth) {
        int start = at;
        char c = peek(0);
        Optional<CodeValue> enclosed = enclosed(depth);
        if (enclosed.isPresent()) {
            return enclosed.get();
        }
        if (c == '(') {
            advance(1);
            List<CodeValue> inner = elements(')', depth);
            return inner.size() == 1 ? inner.get(0) : CodeValue.unknown(new Span(start, at));
        }
        if (c == '<') {
            return heredoc();
        }
        Optional<Span> percent = take(PERCENT);
        if (percent.isPresent()) {
            return percent(percent.get());
        }
        Optional<Span> word = take(SYMBOL)
                .map(symbol -> new Span(symbol.start() + 1, symbol.end()))
                .or(() -> take(NUMBER));
        return word.map(this::word).orElseGet(() -> named(start, depth));
    }

    private CodeValue word(Span span) {
        return CodeValue.text(CodeValue.Kind.WORD, span, MappedText.of(file, span));
    }

    private CodeValue named(int start, int depth) {
        Optional<Span> name = take(NAME);
        if (name.isEmpty()) {
            return rest(start, depth);
        }
        String word = file.slice(name.get());
        if (CONSTANTS.contains(word)) {
            return word(name.get());
        }
        boolean alone = peek(0) != '(' && peek(0) != '[' && peek(0) != '.' && peek(0) != ':';
        CodeValue local = locals.get(word);
        if (alone && local != null) {
            return local;
        }
        skip(false);
        return isWord("do") ? CodeValue.unknown(name.get()) : rest(start, depth);
    }

    private CodeValue heredoc() {
        int start = at;
        Optional<Span> tag = take(HEREDOC);
        if (tag.isEmpty()) {
            advance(1);
            return CodeValue.unknown(new Span(start, at));
        }
        String written = file.slice(tag.get());
        String end = written.replaceAll("[<'\"~-]", "");
        Pattern last = Pattern.compile((written.matches("<<[-~].*") ? "[ \\t]*+" : "") + end + "\\s*+");
        return heredoc(start, last, !written.contains("'"), written.startsWith("<<~"));
    }

    /** {@code %w(a b)}, {@code %q(a)}. */
    private CodeValue percent(Span percent) {
        String kind = file.slice(percent).substring(1);
        int index = "([{<".indexOf(peek(0));
        char close = index < 0 ? peek(0) : ")]}>".charAt(index);
        advance(1);
        CodeValue text = quoted(percent.start(), close, !kind.equals("q") && !kind.equals("w") && !kind.equals("i"));
        if (!kind.equalsIgnoreCase("w") && !kind.equalsIgnoreCase("i")) {
            return text;
        }
        List<CodeValue> words = ShellLexer.words(text.text(), Dialect.PLAIN).stream()
                .map(word -> CodeValue.text(CodeValue.Kind.TEXT, word.span(), word.text()))
                .toList();
        return CodeValue.list(text.span(), words);
    }
}
