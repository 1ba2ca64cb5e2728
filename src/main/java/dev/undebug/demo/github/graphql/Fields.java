package dev.undebug.demo.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one GraphQL type, for one class of the state.
 *
 * @param <T> that class
 */
final class Fields<T> {
    private final TypeRuntimeWiring.Builder type;
    private final Class<T> source;

    Fields(String name, Class<T> source) {
        this.type = TypeRuntimeWiring.newTypeWiring(name);
        this.source = source;
    }

    /** Adds a field; an empty Optional is null. */
    Fields<T> add(String name, Function<T, @Nullable Object> value) {
        return with(name, (object, environment) -> value.apply(object));
    }

    /** Adds a field that depends on its arguments or on the viewer. */
    Fields<T> with(String name, BiFunction<T, DataFetchingEnvironment, @Nullable Object> value) {
        type.dataFetcher(name, environment -> {
            Object found = value.apply(source.cast(environment.getSource()), environment);
            return found instanceof Optional<?> optional ? optional.orElse(null) : found;
        });
        return this;
    }

    void addTo(RuntimeWiring.Builder wiring) {
        wiring.type(type.build());
    }

    /** Returns the stand-in. */
    static ForgeSite site(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().<ForgeSite>get(ForgeSite.class));
    }

    /** Returns the viewer. */
    static Viewer viewer(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().<Viewer>get(Viewer.class));
    }

    /** Returns an argument that the schema requires. */
    static <A> A argument(DataFetchingEnvironment environment, String name, Class<A> type) {
        return Objects.requireNonNull(type.cast(environment.getArgument(name)), name);
    }
}
