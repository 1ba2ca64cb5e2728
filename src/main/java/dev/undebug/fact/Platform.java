package dev.undebug.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A platform that runs units, with the environment variables that it sets by itself. In the table, {@code NAME=value} is a
 * variable with one value for every program, {@code NAME} one that is certainly set to something, and {@code NAME?} one
 * that only some programs get. Programs ask for few of the many variables, so the table has those that tell platforms
 * apart. The pages that it is taken from are named; they are the platforms' own.
 */
public enum Platform {
    /**
     * Any platform with Procfiles. Heroku and Dokku set {@code DYNO}; {@code PORT} is how all of them, and foreman, tell a
     * web process where to listen. (Heroku: "Dyno startup behavior"; Dokku: "Environment variables".)
     */
    PROCFILE(
            "Heroku or a similar platform",
            "DYNO",
            "PORT?",
            "HEROKU_APP_NAME?",
            "HEROKU_APP_ID?",
            "HEROKU_SLUG_COMMIT?"),
    /** A web process of Heroku's {@code heroku.yml}, or of a Procfile. */
    PROCFILE_WEB(
            "Heroku or a similar platform",
            "DYNO",
            "PORT",
            "HEROKU_APP_NAME?",
            "HEROKU_APP_ID?",
            "HEROKU_SLUG_COMMIT?"),
    /** "Default Environment Variables" of Render's documentation. */
    RENDER(
            "Render",
            "RENDER=true",
            "RENDER_SERVICE_ID",
            "RENDER_SERVICE_NAME",
            "RENDER_SERVICE_TYPE",
            "RENDER_INSTANCE_ID",
            "RENDER_GIT_BRANCH",
            "RENDER_GIT_COMMIT",
            "RENDER_GIT_REPO_SLUG",
            "IS_PULL_REQUEST",
            "PORT?",
            "RENDER_EXTERNAL_HOSTNAME?",
            "RENDER_EXTERNAL_URL?"),
    /** A web service of Render, which gets an address besides. */
    RENDER_WEB("Render", RENDER, "PORT", "RENDER_EXTERNAL_HOSTNAME", "RENDER_EXTERNAL_URL"),
    /** "Railway-provided variables"; the public ones are set for a service with a domain. */
    RAILWAY(
            "Railway",
            "RAILWAY_ENVIRONMENT",
            "RAILWAY_ENVIRONMENT_NAME",
            "RAILWAY_ENVIRONMENT_ID",
            "RAILWAY_PROJECT_ID",
            "RAILWAY_PROJECT_NAME",
            "RAILWAY_SERVICE_ID",
            "RAILWAY_SERVICE_NAME",
            "RAILWAY_DEPLOYMENT_ID",
            "RAILWAY_REPLICA_ID",
            "PORT",
            "DYNO?",
            "RAILWAY_PUBLIC_DOMAIN?",
            "RAILWAY_STATIC_URL?"),
    /** "Predefined environment variables" of a deployment on Replit; {@code PORT} is for some kinds of it. */
    REPLIT(
            "Replit",
            "REPLIT_DEPLOYMENT=1",
            "REPL_ID",
            "REPL_OWNER?",
            "REPL_SLUG?",
            "REPLIT_DOMAINS?",
            "REPL_LANGUAGE?",
            "REPL_IMAGE?",
            "PORT?"),
    /** "Environment variables" of Koyeb: web services get a {@code PORT}. */
    KOYEB(
            "Koyeb",
            "KOYEB_APP_NAME",
            "KOYEB_SERVICE_NAME",
            "KOYEB_PUBLIC_DOMAIN?",
            "KOYEB_GIT_SHA?",
            "KOYEB_REGION?",
            "PORT?"),
    /** "The Machine runtime environment". It has no {@code PORT} but the one of {@code [env]}. */
    FLY(
            "Fly.io",
            "FLY_APP_NAME",
            "FLY_MACHINE_ID",
            "FLY_ALLOC_ID",
            "FLY_REGION",
            "FLY_IMAGE_REF",
            "FLY_PRIVATE_IP",
            "PORT?",
            "FLY_PUBLIC_IP?",
            "FLY_PROCESS_GROUP?",
            "PRIMARY_REGION?"),
    /** "Python 3 runtime environment" of App Engine's standard environment. */
    APP_ENGINE(
            "App Engine",
            "GAE_ENV=standard",
            "GAE_APPLICATION",
            "GAE_DEPLOYMENT_ID",
            "GAE_INSTANCE",
            "GAE_MEMORY_MB",
            "GAE_RUNTIME",
            "GAE_SERVICE",
            "GAE_VERSION",
            "GOOGLE_CLOUD_PROJECT",
            "PORT",
            "K_SERVICE?"),
    /** App Engine's flexible environment, and its runtimes before Python 3, of which less is documented. */
    APP_ENGINE_OTHER(
            "App Engine",
            "GAE_ENV?",
            "GAE_APPLICATION?",
            "GAE_INSTANCE?",
            "GAE_SERVICE?",
            "GAE_VERSION?",
            "GOOGLE_CLOUD_PROJECT?",
            "GCLOUD_PROJECT?",
            "SERVER_SOFTWARE?",
            "PORT?"),
    /** "Container runtime contract" of Cloud Run and of Knative, which may itself run on Kubernetes. */
    CLOUD_RUN(
            "Cloud Run or Knative",
            "K_SERVICE",
            "K_REVISION",
            "K_CONFIGURATION",
            "PORT",
            "KUBERNETES_SERVICE_HOST?",
            "KUBERNETES_SERVICE_PORT?",
            "GOOGLE_CLOUD_PROJECT?"),
    /** "Service: discovering services": every container gets those of the API server, whatever else is switched off. */
    KUBERNETES(
            "Kubernetes",
            "KUBERNETES_SERVICE_HOST",
            "KUBERNETES_SERVICE_PORT",
            "KUBERNETES_PORT",
            "KUBERNETES_SERVICE_PORT_HTTPS",
            "PORT?"),
    /** "Amazon ECS task metadata endpoint version 4" and "Environment variables" of tasks. */
    ECS(
            "Amazon ECS",
            "ECS_CONTAINER_METADATA_URI_V4",
            "AWS_EXECUTION_ENV",
            "ECS_CONTAINER_METADATA_URI?",
            "AWS_REGION?",
            "AWS_DEFAULT_REGION?"),
    /** "Runtime environment variables" of Nomad. */
    NOMAD("Nomad", "NOMAD_ALLOC_ID", "NOMAD_ALLOC_NAME", "NOMAD_TASK_NAME", "NOMAD_JOB_NAME", "NOMAD_DC", "PORT?"),
    /** {@code systemd.exec(5)}, "Environment variables in spawned processes". */
    SYSTEMD("systemd", "INVOCATION_ID", "JOURNAL_STREAM?", "SYSTEMD_EXEC_PID?", "NOTIFY_SOCKET?"),
    /** {@code launchd.plist(5)} names none; what each job finds is seen on machines. */
    LAUNCHD("launchd", "XPC_SERVICE_NAME?", "XPC_FLAGS?"),
    /** "Subprocess environment" of Supervisor. */
    SUPERVISOR("Supervisor", "SUPERVISOR_ENABLED=1", "SUPERVISOR_PROCESS_NAME", "SUPERVISOR_GROUP_NAME"),
    /** "Environment variables" of Passenger; LiteSpeed, which takes its place on some hosts with cPanel, sets none of them. */
    PASSENGER("Passenger", "PASSENGER_APP_ENV?", "WSGI_ENV?", "IN_PASSENGER?"),
    /** "Environment variables and app settings" of Azure's App Service; {@code WEBSITES_PORT} is the owner's to set. */
    AZURE_APP_SERVICE(
            "Azure App Service",
            "WEBSITE_SITE_NAME",
            "WEBSITE_HOSTNAME",
            "WEBSITE_INSTANCE_ID",
            "WEBSITE_RESOURCE_GROUP",
            "WEBSITE_OWNER_NAME",
            "WEBSITE_SKU",
            "PORT",
            "WEBSITES_PORT?",
            "WEBSITE_SLOT_NAME?"),
    /** "Defined runtime environment variables" of AWS Lambda. */
    LAMBDA(
            "AWS Lambda",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR",
            "AWS_EXECUTION_ENV?"),
    /** Lambda, by Zappa, whose handler sets four more. */
    ZAPPA("Zappa", LAMBDA, "SERVERTYPE=AWS Lambda", "FRAMEWORK=Zappa", "PROJECT", "STAGE"),
    /** "System environment variables" of Vercel, which are exposed unless a project opts out; its functions run on Lambda. */
    VERCEL(
            "Vercel",
            "VERCEL?",
            "VERCEL_ENV?",
            "VERCEL_URL?",
            "VERCEL_REGION?",
            "AWS_LAMBDA_FUNCTION_NAME?",
            "AWS_REGION?",
            "LAMBDA_TASK_ROOT?",
            "AWS_EXECUTION_ENV?"),
    /** "Configuring a Procfile" says nothing of {@code PORT} for Python. */
    ELASTIC_BEANSTALK("Elastic Beanstalk", "PORT?", "DYNO?"),
    /** "Environment variables" of Cloud Foundry: a worker has no {@code PORT}. */
    CLOUD_FOUNDRY(
            "Cloud Foundry",
            "VCAP_APPLICATION",
            "VCAP_SERVICES",
            "CF_INSTANCE_INDEX",
            "CF_INSTANCE_GUID",
            "PORT?",
            "DYNO?"),
    /** A web process of Cloud Foundry. */
    CLOUD_FOUNDRY_WEB("Cloud Foundry", CLOUD_FOUNDRY, "PORT"),
    /** "Environment variables" of DigitalOcean's App Platform. */
    DIGITAL_OCEAN("DigitalOcean", "PORT?");

    /** Zappa's own names are words that programs use, too. */
    private static final Set<String> OWN = Stream.of(values())
            .filter(platform -> platform != ZAPPA)
            .flatMap(platform -> platform.variables.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final String shown;
    // An unmodifiable copy.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Given> variables;

    Platform(String shown, String... table) {
        this.shown = shown;
        this.variables = read(Map.of(), table);
    }

    Platform(String shown, Platform general, String... more) {
        this.shown = shown;
        this.variables = read(general.variables, more);
    }

    /**
     * A variable that a platform sets.
     *
     * @param value its value, if that is the same for every program
     * @param certain whether every program gets it
     */
    public record Given(Optional<String> value, boolean certain) {}

    private static Map<String, Given> read(Map<String, Given> general, String... rows) {
        Map<String, Given> variables = new HashMap<>(general);
        for (String row : rows) {
            int equals = row.indexOf('=');
            if (equals > 0) {
                variables.put(row.substring(0, equals), new Given(Optional.of(row.substring(equals + 1)), true));
            } else if (row.endsWith("?")) {
                variables.put(row.substring(0, row.length() - 1), new Given(Optional.empty(), false));
            } else {
                variables.put(row, new Given(Optional.empty(), true));
            }
        }
        return Map.copyOf(variables);
    }

    /** Returns whether a name belongs to a platform, so that people choose no value for it. */
    public static boolean owns(String name) {
        return OWN.contains(name);
    }

    /** Returns its name for people. */
    public String shown() {
        return shown;
    }

    /** Returns whether every program gets a variable. */
    public boolean surelySets(String name) {
        return Optional.ofNullable(variables.get(name)).filter(Given::certain).isPresent();
    }

    /** Returns the variables that it sets, by their names. */
    public Map<String, Given> variables() {
        return variables;
    }
}
