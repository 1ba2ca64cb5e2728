package dev.undebug.demo.github;

/**
 * Where the app takes its webhooks.
 *
 * @param secret signs them
 */
public record Hook(String url, String secret) {}
