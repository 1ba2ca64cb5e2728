package dev.undebug.demo.github.rest;

import io.javalin.http.HandlerType;

/**
 * A REST operation.
 *
 * @param path in Javalin's syntax
 */
record Route(HandlerType method, String path, Access access, Operation operation) {
    static final String REPOSITORY = "/repos/{owner}/{repo}";

    /** The code of an operation; it may throw {@link Stop}. */
    @FunctionalInterface
    interface Operation {
        Answer answer(Call call);
    }

    static Route get(String path, Access access, Operation operation) {
        return new Route(HandlerType.GET, path, access, operation);
    }

    static Route post(String path, Access access, Operation operation) {
        return new Route(HandlerType.POST, path, access, operation);
    }

    static Route put(String path, Access access, Operation operation) {
        return new Route(HandlerType.PUT, path, access, operation);
    }

    static Route patch(String path, Access access, Operation operation) {
        return new Route(HandlerType.PATCH, path, access, operation);
    }

    static Route delete(String path, Access access, Operation operation) {
        return new Route(HandlerType.DELETE, path, access, operation);
    }
}
