package dev.undebug.read.yaml;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * A parser that fails on deep nesting. Nodes are composed by recursion, and on one line every bracket is a key until its
 * end is seen, so without a bound the stack decides, and late.
 */
final class BoundedParser implements Parser {
    /** Files that people and tools write are less than 30 levels deep. */
    static final int MAX_DEPTH = 200;

    private final Parser parser;
    private int depth;

    BoundedParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    /** @throws YamlEngineException if the event begins a collection below {@link #MAX_DEPTH} others */
    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case SequenceStart, MappingStart -> depth++;
            case SequenceEnd, MappingEnd -> depth--;
            default -> {}
        }
        if (depth > MAX_DEPTH) {
            throw new YamlEngineException("nested too deeply");
        }
        return event;
    }
}
