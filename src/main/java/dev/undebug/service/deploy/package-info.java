/**
 * Resolves containers: images and their builds, compose projects, kustomizations, Terraform. Of the rooms of
 * {@code service} it may import {@code service.command}, {@code service.environment}, {@code service.tree} and
 * {@code service.verdict}. Begin with {@link Images}.
 */
@NullMarked
package dev.undebug.service.deploy;

import org.jspecify.annotations.NullMarked;
