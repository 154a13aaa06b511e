// The words of Terraform's expression language. The default mode reads an expression; TEMPLATE reads
// the text of a JSON string (the escapes of JSON are already gone), QUOTED what stands between quotes
// inside an expression. A brace opens an expression within either, so modes are a stack.
// Source: HCL native syntax specification, "Lexical Elements".
lexer grammar TerraformLexer;

options { superClass = BracketLexer; }

tokens { TEXT, ESCAPED_MARK, INTERPOLATION, CONTROL }

NEWLINE : '\n' { lineEnd(); } ;
SPACE : [ \t\r]+ -> skip ;
COMMENT : ('#' | '//') ~[\n]* -> skip ;
BLOCK_COMMENT : '/*' .*? '*/' -> skip ;

FOR : 'for' { loop(); } ;
IN : 'in' ;
IF : 'if' ;
ELSE : 'else' ;
ENDIF : 'endif' ;
ENDFOR : 'endfor' ;
TRUE : 'true' ;
FALSE : 'false' ;
NULL : 'null' ;

IDENTIFIER : [\p{ID_Start}_] [\p{ID_Continue}-]* ;
NUMBER : [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? ;

LBRACE : '{' { open(true); } -> pushMode(DEFAULT_MODE) ;
RBRACE : '}' { close(); } -> popMode ;
STRIP_END : '~}' { close(); } -> popMode ;
LPAREN : '(' { open(false); } ;
RPAREN : ')' { close(); } ;
LBRACKET : '[' { open(false); } ;
RBRACKET : ']' { close(); } ;
QUOTE : '"' -> pushMode(QUOTED) ;

ELLIPSIS : '...' ;
ARROW : '=>' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS_OR_EQUAL : '<=' ;
GREATER_OR_EQUAL : '>=' ;
AND : '&&' ;
OR : '||' ;
SCOPE : '::' ;
DOT : '.' ;
COMMA : ',' ;
COLON : ':' ;
QUESTION : '?' ;
ASSIGN : '=' ;
LESS : '<' ;
GREATER : '>' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
BANG : '!' ;
OTHER : . ;

mode TEMPLATE;

TEMPLATE_ESCAPED_MARK : ('$${' | '%%{') -> type(ESCAPED_MARK) ;
TEMPLATE_INTERPOLATION : '${' '~'? { open(false); } -> type(INTERPOLATION), pushMode(DEFAULT_MODE) ;
TEMPLATE_CONTROL : '%{' '~'? { open(false); } -> type(CONTROL), pushMode(DEFAULT_MODE) ;
TEMPLATE_TEXT : (~[$%]+ | [$%]) -> type(TEXT) ;

mode QUOTED;

END_QUOTE : '"' -> popMode ;
QUOTED_ESCAPED_MARK : ('$${' | '%%{') -> type(ESCAPED_MARK) ;
QUOTED_INTERPOLATION : '${' '~'? { open(false); } -> type(INTERPOLATION), pushMode(DEFAULT_MODE) ;
QUOTED_CONTROL : '%{' '~'? { open(false); } -> type(CONTROL), pushMode(DEFAULT_MODE) ;
ESCAPE : '\\' ([nrt"\\] | 'u' HEX HEX HEX HEX | 'U' HEX HEX HEX HEX HEX HEX HEX HEX) ;
QUOTED_TEXT : (~[$%"\\\r\n]+ | [$%]) -> type(TEXT) ;
QUOTED_OTHER : . -> type(OTHER) ;

fragment HEX : [0-9a-fA-F] ;
