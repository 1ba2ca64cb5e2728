/**
 * Finds launches: the start of each program, with its environment, entry module and Flask version. {@link DropIns}
 * are merged into their units, {@link HandStarted} are programs that people start, {@link Checkouts} are the
 * repository's folders on a machine, and {@link Proxies} may lead others to a program that listens on loopback. Of
 * the rooms of {@code service} it may import {@code service.command}, {@code service.deploy},
 * {@code service.environment}, {@code service.packages}, {@code service.proxy}, {@code service.run},
 * {@code service.script}, {@code service.tree} and {@code service.verdict}. Begin with {@link Launches}.
 */
@NullMarked
package dev.undebug.service.launch;

import org.jspecify.annotations.NullMarked;
