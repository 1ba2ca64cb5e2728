/**
 * Recognises the files that lead others to programs which listen on their own machine alone: configuration of proxies and
 * tunnels. It imports no other room of {@code service}. Begin with {@link ProxyFile}.
 */
@NullMarked
package dev.undebug.service.proxy;

import org.jspecify.annotations.NullMarked;
