// Terraform's expression language. Source: HCL native syntax specification, "Expressions" and
// "Templates"; what a traversal means is decided after parsing.
parser grammar TerraformParser;

options { tokenVocab = TerraformLexer; }

/** The whole text of a JSON string. */
wholeTemplate : parts EOF ;

/** A bare expression, as `depends_on` holds it in a JSON string. */
wholeExpression : expression EOF ;

parts : part* ;

part
    : (TEXT | ESCAPED_MARK | ESCAPE)+                                                  # literalPart
    | INTERPOLATION expression end                                                     # interpolation
    | CONTROL IF expression end parts (CONTROL ELSE end parts)? CONTROL ENDIF end      # conditionPart
    | CONTROL FOR name (COMMA name)? IN expression end parts CONTROL ENDFOR end        # loopPart
    ;

end : RBRACE | STRIP_END ;

expression
    : primary                                                                          # primaryExpression
    | expression DOT name                                                              # attribute
    | expression DOT NUMBER                                                            # legacyIndex
    | expression DOT STAR                                                              # attributeSplat
    | expression LBRACKET STAR RBRACKET                                                # fullSplat
    | expression LBRACKET expression RBRACKET                                          # index
    | operator=(MINUS | BANG) expression                                               # unary
    | expression operator=(STAR | SLASH | PERCENT) expression                          # binary
    | expression operator=(PLUS | MINUS) expression                                    # binary
    | expression operator=(LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL) expression # binary
    | expression operator=(EQUAL | NOT_EQUAL) expression                               # binary
    | expression operator=AND expression                                               # binary
    | expression operator=OR expression                                                # binary
    | <assoc=right> expression QUESTION expression COLON expression                    # conditional
    ;

primary
    : NUMBER                                                                           # number
    | (TRUE | FALSE)                                                                   # bool
    | NULL                                                                             # nullLiteral
    | functionName LPAREN (expression (COMMA expression)* (COMMA | ELLIPSIS)?)? RPAREN # call
    | name                                                                             # variable
    | QUOTE parts END_QUOTE                                                            # quoted
    | LPAREN expression RPAREN                                                         # parenthesized
    | LBRACKET FOR name (COMMA name)? IN expression COLON expression (IF expression)? RBRACKET # tupleFor
    | LBRACKET (expression (COMMA expression)* COMMA?)? RBRACKET                       # tuple
    | LBRACE NEWLINE* FOR name (COMMA name)? IN expression COLON expression ARROW expression
          ELLIPSIS? (IF expression)? RBRACE                                            # objectFor
    | LBRACE NEWLINE* (item ((COMMA | NEWLINE) NEWLINE* item)* ((COMMA | NEWLINE) NEWLINE*)?)? RBRACE # object
    ;

item : expression (ASSIGN | COLON) expression ;

functionName : IDENTIFIER (SCOPE IDENTIFIER)* ;

/** The words of `for` and of directives are words only where they stand. */
name : IDENTIFIER | FOR | IN | IF | ELSE | ENDIF | ENDFOR ;
