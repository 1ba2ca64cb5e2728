package dev.undebug.scan.config;

import dev.undebug.scan.config.ConfigType.Flag;
import dev.undebug.scan.config.ConfigType.Paths;
import dev.undebug.scan.config.ConfigType.Table;
import dev.undebug.scan.config.ConfigType.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the configuration to editors, as JSON Schema. */
public final class ConfigSchema {
    private ConfigSchema() {}

    /** Returns the schema: maps, lists, strings and booleans, as JSON has them. */
    public static Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        ConfigKey.ALL.forEach(key -> properties.put(key.name(), property(key)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Undebug");
        schema.put("description", "The configuration of Undebug, " + RepositoryConfig.PATH + ".");
        schema.put("type", List.of("object", "null"));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> property(ConfigKey key) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", key.meaning());
        if (key.type() instanceof Word word) {
            property.put("enum", word.words());
            property.put("default", key.preset());
        } else if (key.type() instanceof Flag) {
            property.put("type", "boolean");
            property.put("default", Boolean.valueOf(key.preset()));
        } else if (key.type() instanceof Paths) {
            property.put("type", "array");
            property.put("items", Map.of("type", "string", "minLength", 1, "pattern", "^(?!!|\\.\\.?/)"));
        } else if (key.type() instanceof Table table) {
            Map<String, Object> rows = new LinkedHashMap<>();
            table.names().forEach(name -> rows.put(name, Map.of("enum", table.words())));
            property.put("type", "object");
            property.put("properties", rows);
            property.put("additionalProperties", false);
        }
        return property;
    }
}
