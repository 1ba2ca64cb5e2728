package dev.undebug.python.syntax;

import java.util.Arrays;
import java.util.List;

/** A stack on which the elements of lists are gathered, the inner list on top of the outer. */
final class Gathering {
    private Object[] elements = new Object[64];
    private int count;

    /** Starts a list and returns the mark that ends it. */
    int mark() {
        return count;
    }

    void add(Object element) {
        if (count == elements.length) {
            elements = Arrays.copyOf(elements, count * 2);
        }
        elements[count++] = element;
    }

    /** Ends a list and returns its elements, all of the given type. */
    @SuppressWarnings("unchecked")
    <T> List<T> take(int mark) {
        Object[] taken = Arrays.copyOfRange(elements, mark, count);
        Arrays.fill(elements, mark, count, null);
        count = mark;
        return (List<T>) List.of(taken);
    }

    boolean isEmptySince(int mark) {
        return count == mark;
    }
}
