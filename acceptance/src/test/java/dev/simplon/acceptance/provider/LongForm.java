package dev.simplon.acceptance.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Tests that `./simplon test --all` runs, and `./simplon test` leaves out: they take minutes, and
/// not all of them have been seen green together yet.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "simplon.all",
        matches = "true",
        disabledReason = "a long form: ./simplon test --all runs it")
@interface LongForm {}
