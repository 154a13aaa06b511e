package dev.simplon.azurerm;

import dev.simplon.resource.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every number that a release of azurerm has had, from 3.60.0 to the newest one known here. A
/// provider under any of them has the schema of that release.
///
/// Source: hashicorp/terraform-provider-azurerm, tags and change logs of 2026-08-21.
public final class AzurermReleases {
    /// From old to new.
    public static final List<Version> ALL =
            Stream.of(minors(3, 60, 117), minors(4, 0, 81), minors(5, 0, 2), patches())
                    .flatMap(releases -> releases)
                    .sorted()
                    .toList();

    public static final Version OLDEST = ALL.getFirst();
    public static final Version NEWEST = ALL.getLast();

    private AzurermReleases() {}

    /// The release before a number that is none; empty if the number is older than all.
    public static Optional<Version> before(Version number) {
        return ALL.reversed().stream().filter(release -> release.compareTo(number) < 0).findFirst();
    }

    private static Stream<Version> minors(int major, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(minor -> new Version(major, minor, 0));
    }

    private static Stream<Version> patches() {
        return Stream.of(
                        "3.62.1", "3.97.1", "3.103.1", "3.104.1", "3.104.2", "3.106.1", "3.117.1",
                        "4.0.1", "4.21.1", "4.38.1", "4.45.1", "4.62.1", "5.0.1")
                .map(Version::of);
    }
}
