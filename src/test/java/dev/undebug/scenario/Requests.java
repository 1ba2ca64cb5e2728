package dev.undebug.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The requests of a scenario are a row of {@code docs/requests.md}: they must be the same in every run. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Requests {
    /** The event, in a few words. */
    String value();
}
