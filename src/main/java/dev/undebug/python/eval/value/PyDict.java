package dev.undebug.python.eval.value;

import org.jspecify.annotations.Nullable;

/** A dict. */
public final class PyDict extends Mapping {
    public PyDict(Table state) {
        super(state);
    }

    public static PyDict copy(Interpretation run, Value source, Site site) {
        PyDict copy = new PyDict(run.table());
        copy.update(run, source, site);
        return copy;
    }

    @Override
    public Object choice() {
        return PyDict.class;
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof PyDict ? new PyDict(joined) : null;
    }
}
