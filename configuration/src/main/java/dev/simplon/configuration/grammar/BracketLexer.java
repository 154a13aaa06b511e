package dev.simplon.configuration.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/// What the words of an expression cannot say for themselves: whether a line end separates (it does
/// between the items of an object) or is white space (everywhere else).
abstract class BracketLexer extends Lexer {
    private final Deque<Boolean> lineEndsSeparate = new ArrayDeque<>();
    private int last;

    BracketLexer(CharStream input) {
        super(input);
    }

    @Override
    public void emit(Token token) {
        if (token.getType() != TerraformLexer.NEWLINE) {
            last = token.getType();
        }
        super.emit(token);
    }

    /// A closing brace too many is the parser's to complain about.
    @Override
    public int popMode() {
        return _modeStack.isEmpty() ? _mode : super.popMode();
    }

    final void open(boolean lineEndsSeparateInside) {
        lineEndsSeparate.push(lineEndsSeparateInside);
    }

    final void close() {
        lineEndsSeparate.poll();
    }

    final void lineEnd() {
        if (!Boolean.TRUE.equals(lineEndsSeparate.peek())) {
            skip();
        }
    }

    /// `{ for` begins no object: its lines may break anywhere.
    final void loop() {
        if (last == TerraformLexer.LBRACE) {
            close();
            open(false);
        }
    }
}
