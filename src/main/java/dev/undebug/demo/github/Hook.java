package dev.undebug.demo.github;

/**
 * The app's webhook.
 *
 * @param secret signs the deliveries
 */
public record Hook(String url, String secret) {}
