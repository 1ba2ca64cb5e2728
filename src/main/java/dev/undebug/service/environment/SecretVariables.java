package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises variables with secrets, and tells them from those that only have such a name. */
public final class SecretVariables {
    private static final Pattern NAME = Pattern.compile("(?:.*_)?(?:PASS|PWD|PASSWD|PASSPHRASE|TOKEN|PASSWORD_SALT"
            + "|(?:SECRET|API|APP|PRIVATE|ENCRYPTION|SIGNING|MASTER|ACCESS|AUTH|ACCOUNT|STORAGE|SERVICE)_?KEY"
            + "|SECRET_KEY_BASE|SECRET_ACCESS_KEY)|.*(?:PASSWORD|SECRET|CREDENTIALS)");

    /** Values that everybody may see; some frameworks put variables with a certain prefix into pages. */
    private static final Pattern PUBLIC =
            Pattern.compile("(?:NEXT_PUBLIC|VITE|REACT_APP|VUE_APP|NUXT_PUBLIC|PUBLIC|EXPO_PUBLIC)_.*"
                    + "|(?:.*_)?(?:PUBLIC|PUBLISHABLE|ANON|SITE)_.*");

    private static final Pattern URL_WITH_PASSWORD = Pattern.compile("[a-zA-Z][\\w+.-]*://[^\\s/:@]*:([^\\s/@]+)@\\S+");

    /** A reference to a secret's location, an encrypted secret, or a comment, which some readers take for the value. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:op|vault|ssm|secretsmanager|awssm|gcpsm|azurekv|keyring|https?|file):.*|arn:.*|projects/.*|/.*|\\./.*"
                    + "|encrypted:.*|ENC\\[.*|\\$.*|\\{\\{.*|<.*|%.*|\\[.*|#\\s.*",
            Pattern.DOTALL);

    /** Placeholders for a secret. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "change[-_ ]?(?:me|this|it)|to[-_ ]?be[-_ ]?(?:set|changed)|replace|insert|placeholder|example|sample|dummy|fake"
                    + "|\\byour|your[-_ ]|_here\\b|-here\\b|xxx|\\*\\*\\*|\\.\\.\\.|todo|fixme|redacted"
                    + "|not[-_ ]?(?:a[-_ ]?)?(?:so[-_ ]?)?(?:real|secret)|insecure|(?:for|in)[-_ ]dev|dev(?:elopment)?[-_ ]only"
                    + "|^(?:enter|put|set|use|type|fill|generate|create|choose|pick)[-_ ]|^(?:dev|test|local|ci)\\b|^(?:dev|test|local|ci)[-_]");

    /** Well-known passwords protect nothing. */
    private static final Pattern COMMON = Pattern.compile(
            "pass(?:word|wd)?\\d*|secret(?:[-_]?key)?|postgres(?:ql)?|mysql|mongo|redis|rabbitmq|minio|minioadmin|root|admin\\d*"
                    + "|user(?:name)?|guest|default|string|none|null|nil|true|false|development|testing|localhost|api[-_]?key|token"
                    + "|1234\\d*|\\d{1,5}|(.)\\1*");

    /** Words for a secret instead of one: {@code db_password}, {@code my-secret-key}, {@code Mail API token}, {@code some random string}. */
    private static final Pattern WORDS = Pattern.compile(
            "(?:[a-z]{1,20}[-_ ]){1,6}(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?|string|value)\\d{0,3}");

    /** All zeros, as of keys that only tests accept. */
    private static final Pattern ZEROS = Pattern.compile("(?:0x)?[0-]+");

    private static final int SHORTEST = 6;

    private SecretVariables() {}

    /** Returns whether a variable has a secret, which no placeholder, reference or public value is. */
    public static boolean isSecret(EnvVar variable) {
        String name = variable.name().toUpperCase(Locale.ROOT);
        String value = variable.value().orElse("").strip();
        if (PUBLIC.matcher(name).matches()) {
            return false;
        }
        Matcher url = URL_WITH_PASSWORD.matcher(value);
        if (url.matches()) {
            return isReal(url.group(1));
        }
        return NAME.matcher(name).matches() && isReal(value);
    }

    private static boolean isReal(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return value.length() >= SHORTEST
                && !REFERENCE.matcher(value).matches()
                && !PLACEHOLDER.matcher(word).find()
                && !COMMON.matcher(word).matches()
                && !WORDS.matcher(word).matches()
                && !ZEROS.matcher(word).matches();
    }
}
