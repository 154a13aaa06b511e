package dev.simplon.lab.vici;

import dev.simplon.lab.vici.ViciValue.Section;

/// Something that charon reports by itself: `log`, `ike-updown`, `child-updown`, `child-rekey`.
public record ViciEvent(String name, Section message) {}
