/// Runs what the user names, and yields the documents that it wrote.
///
/// Begin at [ProgramRunner]: a [Program] in, a [ProgramOutcome] out. A source file is compiled here
/// (once for each content: [ProgramCache]) and run in a JVM of its own, so that it can neither end
/// nor slow this one; its output goes to the error stream, since ours belongs to the command.
/// [Positions] says which line of the program stands behind an address in a document.
@NullMarked
package dev.simplon.cli.program;

import org.jspecify.annotations.NullMarked;
