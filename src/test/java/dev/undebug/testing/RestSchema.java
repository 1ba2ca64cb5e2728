package dev.undebug.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SwaggerV20Library;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.fge.jsonschema.core.report.ListReportProvider;
import com.github.fge.jsonschema.core.report.LogLevel;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import com.github.fge.msgsimple.load.MessageBundles;
import dev.undebug.demo.github.rest.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitHub's description of its REST interface, parsed once. */
final class RestSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ERROR = 400;
    private static final int CACHE = 20_000;
    private static final String CONTENT =
            "/paths/~1repos~1{owner}~1{repo}~1contents~1{path}/get/responses/200/content/application~1json/schema";
    // Its schema would make an account a user and an enterprise at once.
    private static final String INSTALLATIONS =
            "/paths/~1app~1installations/get/responses/200/content/application~1json/schema";
    // GitHub accepts slashes in these parameters, which OpenAPI's templates cannot express.
    private static final Pattern SLASHES = Pattern.compile(
            "(/repos/[^/]+/[^/]+/(?:contents|git/refs?|git/trees|compare|commits|branches|rules/branches)/)(.+?)"
                    + "(/check-runs|/check-suites|/pulls|/protection/required_status_checks)?");

    private static final Set<String> SOUND = ConcurrentHashMap.newKeySet();

    private RestSchema() {}

    /** Holds the parsed description; the first exchange loads it. */
    private static final class Loaded {
        private static final OpenApiInteractionValidator VALIDATOR =
                OpenApiInteractionValidator.createForInlineApiSpecification(
                                description().toString())
                        .withLevelResolver(LevelResolver.create()
                                // GitHub adds fields at any time; its schemas allow them.
                                .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                                // A 422 of a kind that the description does not list is judged by its shape instead.
                                .withLevel("validation.response.status.unknown", ValidationReport.Level.IGNORE)
                                .build())
                        .withSchemaValidationConfiguration(new ValidationConfiguration().setMaxCacheSize(CACHE))
                        .withSchemaFactorySupplier(Loaded::schemas)
                        .build();

        /**
         * The validator's own factory with a larger cache for GitHub's schemas, which it would otherwise evaluate again
         * and again.
         */
        private static JsonSchemaFactory schemas() {
            return JsonSchemaFactory.newBuilder()
                    .setValidationConfiguration(com.github.fge.jsonschema.cfg.ValidationConfiguration.newBuilder()
                            .setDefaultLibrary(SwaggerV20Library.OAI_V2_METASCHEMA_URI, SwaggerV20Library.get())
                            .setSyntaxMessages(MessageBundles.getBundle(SwaggerV20Library.SyntaxBundle.class))
                            .setValidationMessages(MessageBundles.getBundle(SwaggerV20Library.ValidationBundle.class))
                            .setCacheSize(CACHE)
                            .freeze())
                    .setReportProvider(new ListReportProvider(LogLevel.ERROR, LogLevel.FATAL))
                    .freeze();
        }
    }

    private static ObjectNode description() {
        try (InputStream file = RestSchema.class.getResourceAsStream("/github/github-rest.openapi.json")) {
            ObjectNode description = (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
            asObserved(description.at("/components/schemas"));
            ((ObjectNode) description.at(CONTENT)).remove("discriminator");
            refer(description.at(INSTALLATIONS), "items", "installation");
            return description;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Corrects mistakes of the description (GitHub answers null for the line of an outdated comment and for a deleted
     * fork), and works around limits of the validator: null beside {@code oneOf}, a discriminator over an array, a
     * response's payload that it takes for the request's.
     */
    private static void asObserved(JsonNode schemas) {
        nullable(schemas.at("/pull-request-review-comment/properties/line"));
        nullable(schemas.at("/pull-request-review-comment/properties/position"));
        nullable(schemas.at("/review-comment/properties/line"));
        refer(schemas.at("/pull-request/properties/head/properties"), "repo", "nullable-repository");
        refer(schemas.at("/pull-request-simple/properties/head/properties"), "repo", "nullable-repository");
        refer(schemas.at("/commit/properties"), "author", "nullable-simple-user");
        refer(schemas.at("/commit/properties"), "committer", "nullable-simple-user");
        refer(schemas.at("/installation/properties"), "account", "nullable-simple-user");
        ((ObjectNode) schemas.at("/hook-delivery/properties/response/properties/payload")).removeAll();
    }

    private static void refer(JsonNode properties, String name, String schema) {
        ((ObjectNode) properties).putObject(name).put("$ref", "#/components/schemas/" + schema);
    }

    private static void nullable(JsonNode schema) {
        ((ObjectNode) schema).put("nullable", true);
    }

    /** Returns the violations; an exchange of a shape that was sound before is not looked at again. */
    static List<String> problems(Exchange exchange) {
        String shape = ExchangeShape.of(exchange);
        if (SOUND.contains(shape)) {
            return List.of();
        }
        List<String> problems = violations(exchange);
        if (problems.isEmpty()) {
            SOUND.add(shape);
        }
        return problems;
    }

    private static List<String> violations(Exchange exchange) {
        List<String> problems =
                new ArrayList<>(messages(Loaded.VALIDATOR.validateRequest(request(exchange.request()))));
        Exchange.Response response = exchange.response();
        if (!response.fault() && response.status() != 0 && problems.isEmpty()) {
            problems.addAll(messages(Loaded.VALIDATOR.validateResponse(
                    path(exchange.request()), method(exchange.request()), response(response))));
            problems.addAll(errorShape(response));
        }
        return problems;
    }

    private static String path(Exchange.Request request) {
        Matcher path = SLASHES.matcher(request.path());
        return path.matches()
                ? path.group(1) + path.group(2).replace("/", "%2F") + Objects.requireNonNullElse(path.group(3), "")
                : request.path();
    }

    private static List<String> messages(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage())
                .toList();
    }

    private static Request request(Exchange.Request request) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(method(request), path(request));
        // The description lists application/json only, but GitHub accepts its own media types everywhere.
        request.headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Accept"))
                .forEach(header -> builder.withHeader(header.getKey(), header.getValue()));
        if (!request.body().isEmpty()) {
            builder.withBody(request.body());
        }
        for (String parameter : request.query().split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                builder.withQueryParam(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
            }
        }
        return builder.build();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Request.Method method(Exchange.Request request) {
        return Request.Method.valueOf(request.method());
    }

    private static SimpleResponse response(Exchange.Response response) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.status());
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            builder.withHeader(header.getKey(), header.getValue());
        }
        if (!response.body().isEmpty()) {
            builder.withBody(response.body());
        }
        return builder.build();
    }

    private static List<String> errorShape(Exchange.Response response) {
        if (response.status() < ERROR) {
            return List.of();
        }
        try {
            JsonNode body = JSON.readTree(response.body());
            boolean fits = body.path("message").isTextual()
                    && body.path("documentation_url").isTextual();
            return fits ? List.of() : List.of("an error without message and documentation_url: " + response.body());
        } catch (IOException e) {
            return List.of("an error that is not JSON: " + response.body());
        }
    }
}
