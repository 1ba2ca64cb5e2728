/**
 * Recognises the files that lead others to programs which listen on their own machine alone: configuration of proxies and
 * tunnels, and what starts them. Of the rooms of {@code service} it may import {@code service.tree}. Begin with
 * {@link StartedProxies}.
 */
@NullMarked
package dev.undebug.service.proxy;

import org.jspecify.annotations.NullMarked;
