package dev.undebug.read.hcl;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Parses HCL blocks and attributes, and skips anything else. */
public final class HclParser {
    private final HclCursor cursor;
    private final HclExpressions expressions;

    private HclParser(SourceFile file) {
        this.cursor = new HclCursor(file);
        this.expressions = new HclExpressions(cursor);
    }

    public static HclBody parse(SourceFile file) {
        return new HclParser(file).body(0);
    }

    /** Reads to the closing brace of the block, or to the end. */
    private HclBody body(int depth) {
        List<HclValue.Entry> attributes = new ArrayList<>();
        List<HclBody.Block> blocks = new ArrayList<>();
        cursor.exhausted(depth);
        cursor.skip(true);
        while (!cursor.atEnd() && cursor.peek() != '}') {
            if (cursor.exhausted(depth)) {
                break;
            }
            statement(depth, attributes, blocks);
            cursor.skip(true);
        }
        cursor.move(cursor.at() + 1);
        return new HclBody(attributes, blocks);
    }

    private void statement(int depth, List<HclValue.Entry> attributes, List<HclBody.Block> blocks) {
        int start = cursor.at();
        String name = expressions.name();
        if (name.isEmpty()) {
            cursor.move(Math.max(cursor.at(), start + 1));
            return;
        }
        Span key = cursor.since(start);
        List<String> labels = new ArrayList<>();
        cursor.skip(false);
        while (cursor.peek() == '"' || cursor.seesName()) {
            labels.add(expressions.name());
            cursor.skip(false);
        }
        if (cursor.peek() == '{') {
            Span span = cursor.since(start);
            cursor.move(cursor.at() + 1);
            blocks.add(new HclBody.Block(name, labels, span, body(depth + 1)));
        } else if (cursor.peek() == '=' && labels.isEmpty()) {
            cursor.move(cursor.at() + 1);
            attributes.add(new HclValue.Entry(name, key, expressions.value(depth + 1)));
        }
    }
}
