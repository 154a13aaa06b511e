package dev.simplon.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/// The laws of prefixes, against plain arithmetic on 32-bit numbers.
class IpPrefixPropertiesTest {
    private static final Gen<Integer> ADDRESSES = integers().all();
    private static final Gen<Integer> LENGTHS = integers().between(0, 32);

    @Test
    void prefixSurvivesItsText() {
        qt().forAll(ADDRESSES, LENGTHS)
                .checkAssert((address, length) -> {
                    var prefix = prefix(address, length);
                    assertThatEqual(IpPrefix.parse(prefix.toString()).orElseThrow(), prefix);
                });
    }

    @Test
    void textWithHostBitsIsNoPrefixAndNamesItsNetwork() {
        qt().forAll(ADDRESSES, LENGTHS)
                .check((address, length) -> {
                    var text = dotted(address) + "/" + length;
                    var clean = (address & mask(length)) == address;
                    return IpPrefix.parse(text).isPresent() == clean
                            && IpPrefix.around(text).orElseThrow().equals(prefix(address, length));
                });
    }

    @Test
    void containsIsThatTheFirstBitsAreTheSame() {
        qt().forAll(ADDRESSES, LENGTHS, ADDRESSES, LENGTHS)
                .check((a, m, near, n) -> {
                    // Half of the second prefixes share their first bits with the first.
                    var b = near % 2 == 0 ? near : (a & mask(m)) | (near & ~mask(m));
                    var contains = n >= m && (b & mask(m)) == (a & mask(m));
                    return prefix(a, m).contains(prefix(b, n)) == contains;
                });
    }

    @Test
    void overlapIsContainmentOneWayOrTheOther() {
        qt().forAll(ADDRESSES, LENGTHS, ADDRESSES, LENGTHS)
                .check((a, m, b, n) -> {
                    var one = prefix(a, m);
                    var other = prefix(b, n);
                    return one.overlaps(other) == other.overlaps(one)
                            && one.overlaps(other) == (one.contains(other) || other.contains(one));
                });
    }

    @Test
    void freeIsTheLowestThatOverlapsNothingTaken() {
        qt().forAll(
                        ADDRESSES,
                        integers().between(1, 27),
                        integers().between(0, 4),
                        lists().of(integers().between(0, 31)).ofSizeBetween(0, 6))
                .check((address, length, deeper, places) -> {
                    var space = prefix(address, length);
                    int first = address & mask(length);
                    // Some thirty-seconds, sixteenths and eighths of the space.
                    var taken =
                            places.stream()
                                    .map(place ->
                                            prefix(
                                                    first + place * step(length + 5),
                                                    length + 5 - place % 3))
                                    .toList();
                    var free = space.free(length + deeper, taken);
                    return free.equals(
                            IntStream.range(0, 1 << deeper)
                                    .mapToObj(i ->
                                            prefix(
                                                    first + i * step(length + deeper),
                                                    length + deeper))
                                    .filter(p -> taken.stream().noneMatch(p::overlaps))
                                    .findFirst());
                });
    }

    @Test
    void noRoomIsLeftAtTheEndOfAllAddresses() {
        assertThat(prefix("255.255.255.0/24").free(25, List.of(prefix("255.255.255.0/25"))))
                .contains(prefix("255.255.255.128/25"));
        assertThat(
                        prefix("255.255.255.0/24")
                                .free(
                                        25,
                                        List.of(
                                                prefix("255.255.255.128/25"),
                                                prefix("255.255.255.0/25"))))
                .isEmpty();
        assertThat(prefix("10.0.0.0/24").free(23, List.of())).isEmpty();
        assertThat(prefix("10.0.0.0/24").free(26, List.of(prefix("10.0.0.0/8")))).isEmpty();
        assertThat(prefix("10.0.0.0/24").size()).isEqualTo(256);
    }

    private static IpPrefix prefix(String text) {
        return IpPrefix.parse(text).orElseThrow();
    }

    private static int step(int length) {
        return 1 << (32 - length);
    }

    @Test
    void hostsAreCountedFromBothEnds() {
        qt().forAll(ADDRESSES, integers().between(1, 28), integers().between(0, 15))
                .check((address, length, offset) -> {
                    var prefix = prefix(address, length);
                    int first = address & mask(length);
                    int last = first | ~mask(length);
                    return prefix.host(offset).toString().equals(dotted(first + offset))
                            && prefix.hostFromEnd(offset).toString().equals(dotted(last - offset))
                            && prefix.contains(prefix.host(offset))
                            && prefix.contains(prefix.hostFromEnd(offset));
                });
    }

    private static void assertThatEqual(Object one, Object other) {
        assertThat(one).isEqualTo(other);
    }

    private static IpPrefix prefix(int address, int length) {
        return IpPrefix.parse(dotted(address & mask(length)) + "/" + length).orElseThrow();
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    private static String dotted(int address) {
        return "%d.%d.%d.%d"
                .formatted(
                        address >>> 24,
                        (address >>> 16) & 255,
                        (address >>> 8) & 255,
                        address & 255);
    }
}
