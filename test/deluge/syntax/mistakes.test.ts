import { describe, expect, test } from 'vitest';
import { parse, renderDiagnostic, SourceFile } from '../../../deluge/index.ts';
import { syntaxDiagnostics } from '../../../deluge/syntax/syntax-diagnostics.ts';

/** One mistake each: the text, and `line:column code message` of the one diagnostic that it gets. */
const mistakes: readonly (readonly [text: string, diagnostic: string])[] = [
  ['info 1', "1:7 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ['m.put("a",1)\nm.put("b",2);', "1:13 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ['info 2 3;', "1:6 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ['for each v in {1,2}\n{\n\tinfo v;', "3:9 syntax/expected-token Expecting '}' but found '<EOF>'."],
  ['if(a)\n{\nif(b)\n{\ninfo 1;', "5:8 syntax/expected-token Expecting '}' but found '<EOF>'."],
  ['if(a { info 1; }\nb = 2;', "1:6 syntax/expected-token Expecting ')' but found '{'."],
  ['x = (1;\ny = 2;', "1:7 syntax/expected-token Expecting ')' but found ';'."],
  ['x = {"a":1;\ny = 2;', "1:11 syntax/expected-token Expecting '}' but found ';'."],
  ['for each v of {1}\n{\n}', "1:12 syntax/expected-token Expecting 'in' but found 'of'."],
  ['try\n{\n}\ninfo 1;', "1:1 syntax/missing-catch This 'try' has no 'catch'."],
  ['x = ;', "1:5 syntax/expected-expression Expecting a value but found ';'."],
  ['f(1,;\ng(2);', "1:5 syntax/expected-expression Expecting a value but found ';'."],
  ['x = 1 +;', "1:8 syntax/expected-expression Expecting a value but found ';'."],
  ['a = 1 @ 2;\nb = 1;', "1:7 syntax/unexpected-token Unexpected token found '@'."],
  ['info 1;\n}', "2:1 syntax/unexpected-token Unexpected token found '}'."],
  ['= 5;', "1:1 syntax/improper-statement Improper Statement: nothing can begin with '=' here."],
  ['info 1;;', "1:8 syntax/improper-statement Improper Statement: nothing can begin with ';' here."],
  ['/* x', '1:1 syntax/unclosed-comment Comment Task is not closed properly: this comment has no */.'],
  ['x = "abc;\ny = 1;', '1:5 syntax/unclosed-text This text has no closing quote on its line.'],
  ['null = 5;', "1:1 syntax/reserved-name 'null' is a reserved word and cannot name a variable."],
  ['if = 5;\ninfo 1;', "1:1 syntax/reserved-name 'if' is a reserved word and cannot name a variable."],
  [
    'return = 5;\ninfo 1;',
    "1:1 syntax/reserved-name 'return' is a reserved word and cannot name a variable.",
  ],
  ['thisapp = 5;', "1:1 syntax/reserved-name 'thisapp' is a reserved word and cannot name a variable."],
  ['catch (e)\n{\n\tinfo e;\n}\ninfo 1;', '1:1 syntax/misplaced-catch This catch has no try before it.'],
  ['else\n{\n}', '1:1 syntax/misplaced-else This else has no if before it.'],
  [
    'f(1) = 2;',
    '1:1 syntax/misplaced-assignment Only a variable or a field can stand on the left of an assignment.',
  ],
  ['while(true)\n{\n\tinfo 1;\n}', "1:1 syntax/loop-not-available Deluge has no 'while' loop."],
  ['for(i = 0; i < 3; i = i + 1)\n{\n}', "1:1 syntax/loop-not-available Deluge has no 'for (…)' loop."],
  ['x++;', "1:2 syntax/increment-not-available Deluge has no '++'."],
  [
    'a = b ? c : d;',
    "1:7 syntax/ternary-not-available Unexpected token found '?'. Deluge has no ? : operator.",
  ],
  ['if(a)\n\tinfo a;\n}\ninfo 2;', '2:2 syntax/braces-required The body of an if must stand in braces.'],
  [
    'if(a)\n{\n\tinfo 1;\n/* b\n}',
    '4:1 syntax/unclosed-comment Comment Task is not closed properly: this comment has no */.',
  ],
  ['if(a)\n{\n}\nelse(b)\n{\n\tinfo 1;\n}\ninfo 2;', "4:1 syntax/else-condition An 'else' has no condition."],
  ['print "a";\ninfo 1;', "1:1 syntax/foreign-statement Deluge has no 'print'."],
  ['console.log("a");\ninfo 1;', "1:1 syntax/foreign-statement Deluge has no 'console.log'."],
  ['class A\n{\n}\ninfo 1;', "1:1 syntax/foreign-statement Deluge has no 'class'."],
  ['unless(a == 1)\n{\n\tinfo 1;\n}\ninfo 2;', "1:1 syntax/foreign-statement Deluge has no 'unless'."],
  ['await f();\ninfo 1;', "1:1 syntax/foreign-statement Deluge has no 'await'."],
  ['delete m.a;\ninfo 1;', "1:1 syntax/foreign-statement Deluge has no 'delete'."],
  ['x = a ** 2;\ninfo x;', "1:7 syntax/power-operator '**' is not an operator of Deluge."],
  ['if(a instanceof Map)\n{\n}', "1:6 syntax/type-operator 'instanceof' is not an operator of Deluge."],
  ['info typeof a;\ninfo 1;', "1:6 syntax/type-operator 'typeof' is not an operator of Deluge."],
  [
    'x = a ?? 1;\ninfo x;',
    "1:7 syntax/null-operator Unexpected token found '?'. Deluge has no '??' operator.",
  ],
  [
    'x = a?.get("b");\ninfo x;',
    "1:6 syntax/null-operator Unexpected token found '?'. Deluge has no '?.' operator.",
  ],
  ['x = {...a};\ninfo x;', "1:6 syntax/spread-not-available Deluge has no '...'."],
  ['x = {1,2,};\ninfo x;', "1:9 syntax/last-comma Expecting a value but found '}'."],
  ['x = {"a":1,};\ninfo x;', "1:11 syntax/last-comma Expecting a value but found '}'."],
  ['x = {1,=,2};\ninfo x;', "1:8 syntax/expected-expression Expecting a value but found '='."],
  [
    'l.forEach(x => info x);\ninfo 1;',
    '1:13 syntax/function-value A function cannot be the value of a variable.',
  ],
  ['if(a =< 2)\n{\n}', "1:6 syntax/operator-lookalike '=<' is not an operator of Deluge."],
  [
    'r = invokeurl\n{\n\turl :"a"\n\ttype :GET\n};\ninfo r;',
    "2:1 syntax/block-brackets The keys of invokeurl do not stand in '{'.",
  ],
  [
    'r = invokeurl(\n\turl :"a"\n\ttype :GET\n);\ninfo r;',
    "1:14 syntax/block-brackets The keys of invokeurl do not stand in '('.",
  ],
  ['r = invokeurl\n[\n\turl :"a"\n;\ninfo r;', "4:1 syntax/expected-token Expecting ']' but found ';'."],
  ['1x = 5;\ninfo 1;', "1:1 syntax/digit-first '1x' cannot name a variable: it begins with a digit."],
  [
    'fi(a == 1)\n{\n\tinfo 1;\n}\nelse\n{\n\tinfo 2;\n}',
    "1:1 syntax/mistyped-word 'fi' is not a word of Deluge.",
  ],
  [
    'if(a)\n{\n\tinfo 1;\n}\nesle\n{\n\tinfo 2;\n}',
    "5:1 syntax/mistyped-word 'esle' is not a word of Deluge.",
  ],
  [
    'if(a)\n{\n\tinfo 1;\n}\nelse fi(b == 2)\n{\n\tinfo 2;\n}',
    "5:6 syntax/mistyped-word 'fi' is not a word of Deluge.",
  ],
  [
    'tyr\n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e;\n}',
    "1:1 syntax/mistyped-word 'tyr' is not a word of Deluge.",
  ],
  [
    'try\n{\n\tinfo 1;\n}\ncathc (e)\n{\n\tinfo e;\n}',
    "5:1 syntax/mistyped-word 'cathc' is not a word of Deluge.",
  ],
  [
    'try\n{\n\tinfo 1;\n}\n(e)\n{\n\tinfo e;\n}',
    "5:1 syntax/expected-token Expecting 'catch' but found '('.",
  ],
  ['retrun x;\ninfo 1;', "1:1 syntax/mistyped-word 'retrun' is not a word of Deluge."],
  ['inof "a";\ninfo 1;', "1:1 syntax/mistyped-word 'inof' is not a word of Deluge."],
  ['fro each x in l\n{\n\tinfo x;\n}', "1:1 syntax/mistyped-word 'fro' is not a word of Deluge."],
  ['for ecah x in l\n{\n\tinfo x;\n}', "1:5 syntax/mistyped-word 'ecah' is not a word of Deluge."],
  ['each x in l\n{\n\tinfo x;\n}', "1:1 syntax/expected-token Expecting 'for' but found 'each'."],
  ['for each x ni l\n{\n\tinfo x;\n}', "1:12 syntax/expected-token Expecting 'in' but found 'ni'."],
  ['for each x l\n{\n\tinfo x;\n}', "1:12 syntax/expected-token Expecting 'in' but found 'l'."],
  ['for each x in l\n{\n\tbraek;\n}', "3:2 syntax/mistyped-word 'braek' is not a word of Deluge."],
  [
    '(a == 1)\n{\n\tinfo 1;\n}\nelse\n{\n\tinfo 2;\n}',
    "1:1 syntax/expected-token Expecting 'if' but found '('.",
  ],
  [
    'r = invokeurl\n\turl :"a"\n\ttype :GET\n];\ninfo r;',
    "2:2 syntax/expected-token Expecting '[' but found 'url'.",
  ],
  [
    'r =\n[\n\turl :"a"\n\ttype :GET\n];\ninfo r;',
    "2:1 syntax/expected-token Expecting 'invokeurl' but found '['.",
  ],
  ['info "a",\ninfo 1;', "1:9 syntax/expected-token Expecting ';' but found ','."],
  ['x = 1,\ninfo x;', "1:6 syntax/expected-token Expecting ';' but found ','."],
  ['m.put("a, b);\ninfo 1;', '1:7 syntax/unclosed-text This text has no closing quote on its line.'],
  ['m.put(a", b);\ninfo 1;', '1:8 syntax/unclosed-text This text has no closing quote on its line.'],
  ['m.put({"a:1});\ninfo 1;', '1:8 syntax/unclosed-text This text has no closing quote on its line.'],
  [
    'if(x == "a)\n{\n\tinfo 1;\n}\ninfo 2;',
    '1:9 syntax/unclosed-text This text has no closing quote on its line.',
  ],
  ['x = "abc\ndef";\ninfo x;', '1:5 syntax/unclosed-text This text has no closing quote on its line.'],
  [
    'x = a + "<b>\nc\n</b>" + d;\ninfo x;',
    '1:9 syntax/unclosed-text This text has no closing quote on its line.',
  ],
  ['x = l.toList(|||");\ninfo x;', '1:17 syntax/unclosed-text This text has no closing quote on its line.'],
  ['m.put("a"; b);\ninfo 1;', "1:10 syntax/expected-token Expecting ')' but found ';'."],
  ['x = {"a":1}};\ninfo x;', "1:12 syntax/unexpected-token Unexpected token found '}'."],
  ['x = "a":1};\ninfo x;', "1:7 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ['x = {"a"1,"b":{1}};\ninfo x;', "1:9 syntax/expected-token Expecting ':' but found '1'."],
  ['f(a {1,2}, b);\ninfo 1;', "1:5 syntax/expected-token Expecting ',' but found '{'."],
  [
    'for each i in {1;2,3}\n{\n\tinfo i;\n}\ninfo 2;',
    "1:17 syntax/expected-token Expecting '}' but found ';'.",
  ],
  ['void f()\n{\nif(a)\n{\n\tx = 1;\ny = 2;\n}', "6:1 syntax/expected-token Expecting '}' but found 'y'."],
  [
    'if(a)\n{\n\tif(b)\n\t{\n\t\tx = 1;\n}\ninfo 2;',
    "6:1 syntax/expected-token Expecting '}' but found the '}' of another block.",
  ],
  [
    'if(a)\n\tx = 1;\n\ty = 2;\n}\ninfo 2;',
    '2:2 syntax/braces-required The body of an if must stand in braces.',
  ],
  ['if(a)\n(\n\tx = 1;\n}\ninfo 2;', "2:1 syntax/expected-token Expecting '{' but found '('."],
  ['if(a)\n{\n{\n\tx = 1;\n}\ninfo 2;', "3:1 syntax/unexpected-token Unexpected token found '{'."],
  ['if(a)\n{\n\tx = 1;\n\t}\n}\ninfo 2;', "4:2 syntax/unexpected-token Unexpected token found '}'."],
  [
    'void f()\n\tx = 1;\n}\nvoid g()\n{\n\tinfo 1;\n}',
    '2:2 syntax/braces-required The body of a function must stand in braces.',
  ],
  [
    'void f()\n{\nif(a)\n{\n\tx = 1;\n}\n}\ninfo 2;\n}',
    "7:1 syntax/unexpected-token Unexpected token found '}'.",
  ],
  [
    'if(a)\n{\n\tinfo 1;\n}\nelse @\n{\n\tinfo 2;\n}\ninfo 3;',
    "5:6 syntax/unexpected-token Unexpected token found '@'.",
  ],
  ['{\n\tx = 1;\n}\ncatch (e)\n{\n\tinfo e;\n}', "1:1 syntax/expected-token Expecting 'try' but found '{'."],
  ['for x in l\n{\n\tinfo x;\n}', "1:5 syntax/expected-token Expecting 'each' but found 'x'."],
  ['for each x in {1,2\n{\n\tinfo x;\n}\ninfo 2;', "2:1 syntax/expected-token Expecting '}' but found '{'."],
  [
    'r = invokeurl\n[\n\turl :host "/a"\n\ttype :GET\n\tdetailed:true\n];\ninfo r;',
    "3:12 syntax/expected-token Expecting 'a name' but found '\"/a\"'.",
  ],
  [
    'r = invokeurl\n[\n\turl :"a"\n\theaders:"a":"b"}\n\ttype :GET\n];\ninfo r;',
    "4:13 syntax/expected-token Expecting 'a name' but found ':'.",
  ],
  [
    'r = invokeurl\n[\n\turl :"a"\n\tparameters:b.toString(]\n\ttype :GET\n];\ninfo r;',
    "4:24 syntax/expected-expression Expecting a value but found ']'.",
  ],
  [
    'return There is no " + a + ".";\ninfo 1;',
    '1:30 syntax/unclosed-text This text has no closing quote on its line.',
  ],
  ['for each x in 1,2}\n{\n\tinfo x;\n}\ninfo 2;', "1:15 syntax/expected-token Expecting '{' but found '1'."],
  [
    'if x == 1\n{\n\tinfo 1;\n}\ninfo 2;',
    "1:4 syntax/condition-brackets Expecting '(' but found 'x': a condition stands in brackets.",
  ],
  [
    'if x == 1:\n\tinfo 1;\ninfo 2;',
    "1:4 syntax/condition-brackets Expecting '(' but found 'x': a condition stands in brackets.",
  ],
  [
    'if(x == 1) then\n{\n\tinfo 1;\n}\ninfo 2;',
    "1:12 syntax/unexpected-token Unexpected token found 'then'.",
  ],
  ['for each x in l:\n\tinfo x;\ninfo 2;', "1:16 syntax/unexpected-token Unexpected token found ':'."],
  ['public void f()\n{\n\tinfo 1;\n}', "1:1 syntax/modifier-not-available Deluge has no 'public'."],
  [
    'void f(int a = 5)\n{\n\tinfo a;\n}',
    "1:14 syntax/parameter-form A parameter is a type and a name; '=' cannot follow.",
  ],
  [
    'void f(a: int)\n{\n\tinfo a;\n}',
    "1:9 syntax/parameter-form A parameter is a type and a name; ':' cannot follow.",
  ],
  ['x = (int) "5";\ninfo x;', "1:5 syntax/cast-not-available A value is not cast with '(int)'."],
  [
    'r = invokeurl\n[\n\turl :"a";\n\ttype :GET;\n];\ninfo r;',
    '3:10 syntax/semicolon-between-keys There are no semicolons between the keys of a block.',
  ],
  ['return a, 2;\ninfo 1;', "1:9 syntax/return-one-value 'return' gives one value."],
  [
    'try\n{\n\tinfo 1;\n}\nexcept\n{\n\tinfo 2;\n}',
    "5:1 syntax/mistyped-word 'except' is not a word of Deluge.",
  ],
  ['throw new Error("x");\ninfo 1;', "1:7 syntax/new-not-available Deluge has no 'new'."],
  ['x = 1; -- a note\ninfo x;', "1:8 syntax/hash-comment '--' does not begin a comment."],
  ['x := 7;\ninfo x;', "1:3 syntax/operator-lookalike ':=' is not an operator of Deluge."],
  ['m = {"a" => 1,"b" => 2};\ninfo m;', "1:10 syntax/operator-lookalike '=>' is not an operator of Deluge."],
  ['if(a => b)\n{\n\tinfo 1;\n}', "1:6 syntax/operator-lookalike '=>' is not an operator of Deluge."],
  [
    'x = 2 << 3;\ninfo x;',
    "1:7 syntax/bit-operator Unexpected token found '<<'. Deluge has no bit operators.",
  ],
  ['x = 2 ^ 3;\ninfo x;', "1:7 syntax/power-operator '^' is not an operator of Deluge."],
  ['x = i++ + 1;\ninfo x;', "1:6 syntax/increment-not-available Deluge has no '++'."],
  ['l.map(x -> x + 1);\ninfo 1;', '1:9 syntax/function-value A function cannot be the value of a variable.'],
  ['info ifnull(a,2,);\ninfo 1;', "1:16 syntax/last-comma Expecting a value but found ')'."],
  ['m = {"a":1 "b":2};\ninfo m;', "1:12 syntax/expected-token Expecting ',' but found '\"b\"'."],
  ['l = {1 2};\ninfo l;', "1:8 syntax/expected-token Expecting ',' but found '2'."],
  ['m = {"a" 1};\ninfo m;', "1:10 syntax/expected-token Expecting ':' but found '1'."],
  ['f(a b);\ninfo 1;', "1:5 syntax/expected-token Expecting ',' but found 'b'."],
  ['x = "a" . "b";\ninfo x;', "1:9 syntax/operator-lookalike '.' is not an operator of Deluge."],
  ['a = """x\ny""";\ninfo a;', '1:5 syntax/foreign-quotes A text does not stand in """.'],
  ['insert into X\n\ta = 1\n\tb = 2\n];\ninfo 1;', "2:2 syntax/expected-token Expecting '[' but found 'a'."],
  [
    'for each x in\n{\n\tinfo x;\n}\ninfo 1;',
    "2:1 syntax/expected-expression Expecting a value but found '{'.",
  ],
  ['match(x)\n{\n\tinfo 1;\n}\ninfo 2;', "1:1 syntax/foreign-statement Deluge has no 'match'."],
  ['elif(a)\n{\n\tinfo 1;\n}\ninfo 2;', '1:1 syntax/misplaced-else This else has no if before it.'],
  ['if(a)\n{\n\tinfo 1;\nelse\n{\n\tinfo 2;\n}', "4:1 syntax/expected-token Expecting '}' but found 'else'."],
  [
    'void f()\n{\nif(true)\n{\ninfo 1;\n}\nvoid g()\n{\ninfo 2;\n}',
    "7:1 syntax/expected-token Expecting '}' but found 'void'.",
  ],
  ['int x = 1;', "1:1 syntax/typed-variable A variable is not declared: 'int' cannot stand before 'x'."],
  ['x = a[0];', '1:6 syntax/index-not-available A list is not indexed with brackets.'],
  ['if(a) info 1;', '1:7 syntax/braces-required The body of an if must stand in braces.'],
  [
    'void f()\n{\nif(a)\n{\nvoid g()\n{\n}\n}\n}',
    "5:1 syntax/nested-function The function 'g' stands inside another block.",
  ],
  ['do\n{\n\tx = 1;\n} while(x < 3);\ninfo x;', "1:1 syntax/loop-not-available Deluge has no 'do' loop."],
  ['switch(x)\n{\n\tcase 1: info 1;\n}\ninfo 2;', "1:1 syntax/switch-not-available Deluge has no 'switch'."],
  [
    'for i from 1 to 5\n{\n\tinfo i;\n}',
    '1:1 syntax/loop-range Deluge has no ranges of numbers to loop over.',
  ],
  ['for each i in 1 to 5\n{\n}', '1:15 syntax/loop-range Deluge has no ranges of numbers to loop over.'],
  ['for each i in range(1,5)\n{\n}', '1:15 syntax/loop-range Deluge has no ranges of numbers to loop over.'],
  ['foreach x in l\n{\n}', "1:1 syntax/foreach-one-word 'foreach' is not a word of Deluge."],
  ['foreach(Map x in l)\n{\n}', "1:1 syntax/foreach-one-word 'foreach' is not a word of Deluge."],
  ['for each (x in l)\n{\n}', "1:10 syntax/loop-header-brackets The header of 'for each' has no brackets."],
  [
    'for each k, v in m\n{\n}',
    "1:13 syntax/loop-two-variables 'for each' sets one variable; 'v' is a second one.",
  ],
  [
    'for each x in m.get("a").toList()\n{\n}',
    "1:15 syntax/loop-chained-calls The header of 'for each' takes a variable or one call, not a chain of calls.",
  ],
  ['if(a)\n{\n}\nelseif(b)\n{\n}', "4:1 syntax/else-if-one-word 'elseif' is not a word of Deluge."],
  [
    'for each x in l\n\tinfo x;\ninfo 1;',
    '2:2 syntax/braces-required The body of for each must stand in braces.',
  ],
  [
    'try\n{\n}\ncatch (e)\n{\n}\nfinally\n{\n\tinfo 1;\n}',
    "7:1 syntax/finally-not-available Deluge has no 'finally'.",
  ],
  [
    'try\n{\n}\ncatch (Exception e)\n{\n}',
    "4:8 syntax/catch-type A caught error has no type: 'Exception' is too much.",
  ],
  ['function f(a)\n{\n\treturn a;\n}', "1:1 syntax/function-word A function does not begin with 'function'."],
  [
    'f = function(a) { return a; };\ninfo 1;',
    '1:5 syntax/function-value A function cannot be the value of a variable.',
  ],
  [
    'f = (a, b) -> { info a; };\ninfo 1;',
    '1:5 syntax/function-value A function cannot be the value of a variable.',
  ],
  [
    'f = (a, b) => a + b;\ninfo 1;',
    '1:5 syntax/function-value A function cannot be the value of a variable.',
  ],
  ['x = a and b;', "1:7 syntax/operator-lookalike 'and' is not an operator of Deluge."],
  ['x = a or b;', "1:7 syntax/operator-lookalike 'or' is not an operator of Deluge."],
  ['if(x is null)\n{\n}', "1:6 syntax/operator-lookalike 'is' is not an operator of Deluge."],
  ['if(x is not null)\n{\n}', "1:6 syntax/operator-lookalike 'is not' is not an operator of Deluge."],
  ['if(not x)\n{\n}', "1:4 syntax/operator-lookalike 'not' is not an operator of Deluge."],
  ['x = a === b;', "1:7 syntax/operator-lookalike '===' is not an operator of Deluge."],
  ['x = a !== b;', "1:7 syntax/operator-lookalike '!==' is not an operator of Deluge."],
  ['x = a <> b;', "1:7 syntax/operator-lookalike '<>' is not an operator of Deluge."],
  ['x = a contains "b";', "1:7 syntax/function-lookalike 'contains' is not an operator of Deluge."],
  ['x = a & b;', "1:7 syntax/bit-operator Unexpected token found '&'. Deluge has no bit operators."],
  ['var x = 1;', "1:1 syntax/typed-variable A variable is not declared: 'var' cannot stand before 'x'."],
  [
    'List<Map> rows = List();',
    "1:1 syntax/typed-variable A variable is not declared: 'List<Map>' cannot stand before 'rows'.",
  ],
  ['String x;', "1:1 syntax/typed-variable A variable is not declared: 'String' cannot stand before 'x'."],
  ['m = new Map();', "1:5 syntax/new-not-available Deluge has no 'new'."],
  ['info("a",b);', "1:9 syntax/info-one-value 'info' shows one value."],
  ['info "a",b,c;', "1:9 syntax/info-one-value 'info' shows one value."],
  ['x = `a ${b}\nc`;', '1:5 syntax/foreign-quotes A text does not stand in `.'],
  ['x = “a”;', '1:5 syntax/foreign-quotes A text does not stand in “.'],
  ['# a note (1)\nx = 1;', "1:1 syntax/hash-comment '#' does not begin a comment."],
  [
    'r = invokeurl\n[\n\turl: "u",\n\ttype: GET,\n];',
    '3:10 syntax/comma-between-keys There are no commas between the keys of a block, nor between several values of one key.',
  ],
  [
    'sendmail\n[\n\tto: a,b.get("c")\n\tsubject: "s"\n]',
    '3:7 syntax/comma-between-keys There are no commas between the keys of a block, nor between several values of one key.',
  ],
  [
    'sendmail\n[\n\treply to: a,b,\n\tsubject: "s"\n]',
    '3:15 syntax/comma-between-keys There are no commas between the keys of a block, nor between several values of one key.',
  ],
  [
    'sendmail\n[\n\tattachments: file:a,\n]',
    '3:21 syntax/comma-between-keys There are no commas between the keys of a block, nor between several values of one key.',
  ],
  [
    'application "Orders"\n{\n\tform X\n\t{\n\t}\n}',
    '1:1 syntax/application-export This is the export of a whole Creator application, not a script.',
  ],
  [
    'insert into Orders\n[\n\tName="x" 2\n\tAmount=3\n];\ninfo 1;',
    "3:11 syntax/expected-token Expecting 'a name' but found '2'.",
  ],
  ['delete from Orders;', "1:13 syntax/expected-token Expecting '[' but found ';'."],
  ['x = m["a"];', '1:6 syntax/index-not-available A list is not indexed with brackets.'],
  [
    `x = ${'('.repeat(300)}1${')'.repeat(300)};`,
    '1:205 syntax/too-deep This is nested more than 200 levels deep.',
  ],
];

describe('one mistake gives one diagnostic, in the right place', () => {
  test.each(mistakes)('%j', (text, expected) => {
    const { diagnostics } = parse(new SourceFile('mistake.deluge', text));
    expect(
      diagnostics.map((found) => `${found.line}:${found.column} ${found.code} ${found.message}`),
    ).toEqual([expected]);
    expect(diagnostics[0]?.hint, 'says what to do').toBeTruthy();
  });
});

test('after a mistake the rest of the file is still read', () => {
  const text = 'x = ;\ninfo 1;\nif(x)\n{\n\ty = = 2;\n\tinfo 2;\n}\nz = 3 4;\ninfo 3;';
  const { program, diagnostics } = parse(new SourceFile('rest.deluge', text));
  expect(diagnostics.map((found) => found.line)).toEqual([1, 5, 8]);
  expect(program.items.map((item) => item.kind)).toEqual(['invalid', 'info', 'if', 'invalid', 'info']);
});

test('a diagnostic is shown with its line and a caret, under tabs too', () => {
  const source = new SourceFile('caret.deluge', 'if(true)\n{\n\tname = "Ann" "Lee";\n}');
  const [first] = parse(source).diagnostics;
  expect(first && renderDiagnostic(first, source)).toBe(
    [
      'error syntax/expected-semicolon at caret.deluge:3:13',
      "  Expecting ';' at the end of statement.",
      '',
      '  3 | \tname = "Ann" "Lee";',
      '    | \t           ^',
      '  Put a semicolon here.',
    ].join('\n'),
  );
});

test('every mistake that has a diagnostic of its own stands in the table above', () => {
  const shown = new Set(mistakes.map(([, diagnostic]) => /syntax\/([a-z-]+)/.exec(diagnostic)?.[1]));
  expect(Object.keys(syntaxDiagnostics.entries).filter((name) => !shown.has(name))).toEqual([]);
});

test('the name of a function that is a word of another language is no function in the header of a loop', () => {
  const text = 'for each x in sub(rows) {\n\tinfo x;\n}';
  expect(parse(new SourceFile('sub.deluge', text)).diagnostics).toEqual([]);
});

test('what a mistake holds is read too: a body without braces, a loop that Deluge has not, a refused header', () => {
  const text = [
    'if(a)',
    '\tx = 1;',
    'while(x < 3)',
    '{',
    '\ty = = 2;',
    '\tinfo 1;',
    '}',
    'for each k, v in m',
    '{',
    '\tz = 3 4;',
    '}',
    'info 2;',
  ].join('\n');
  const { program, diagnostics } = parse(new SourceFile('inside.deluge', text));
  expect(diagnostics.map((found) => `${found.line} ${found.code}`)).toEqual([
    '2 syntax/braces-required',
    '3 syntax/loop-not-available',
    '5 syntax/expected-expression',
    '8 syntax/loop-two-variables',
    '10 syntax/expected-semicolon',
  ]);
  expect(program.items.map((item) => item.kind)).toEqual(['if', 'invalid', 'for-each', 'info']);
});

test.each([
  ['the brackets of a function', 'void f(int a int b)'],
  ['a semicolon between parameters', 'void f(int a; int b)'],
  ['a word behind the brackets of a function', 'void f(int a, int b) other'],
  ['a condition', 'void f(int a, int b)\n{\nif(b.size( > 0)'],
  ['the condition of an else if', 'void f(int a, int b)\n{\nif(a == 1)\n{\n}\nelse if(b == )'],
  ['the list of a loop', 'void f(int a, int b)\n{\nfor each x in a.get( , 1)'],
])('a mistake in a header hides none in its body: %s', (_name, header) => {
  const ends = '}'.repeat(1 + header.split('{').length - header.split('}').length);
  for (const brace of ['\n{', ' {']) {
    const text = `${header}${brace}\nx = = 1;\ninfo x;\n${ends}\nvoid g()\n{\ny = 3 4;\n}`;
    const { diagnostics } = parse(new SourceFile('header.deluge', text));
    const line = header.split('\n').length;
    const body = line + (brace === ' {' ? 1 : 2);
    const lines = diagnostics.map((found) => found.line);
    expect(lines, text).toEqual([line, body, body + 5]);
  }
});

test('a text without a closing quote hides no mistake of another line', () => {
  const text = 'x = 1 @ 2;\nz = "b\ny = 3 @ 4;\nu = a ^ 2;';
  const { diagnostics } = parse(new SourceFile('quote.deluge', text));
  expect(diagnostics.map((found) => `${found.line} ${found.code}`)).toEqual([
    '1 syntax/unexpected-token',
    '2 syntax/unclosed-text',
    '3 syntax/unexpected-token',
    '4 syntax/power-operator',
  ]);
});

test('a bracket too many behind a condition is named, and the branches are read', () => {
  const text = 'if(a == 1))\n{\n\tx = = 1;\n}\nelse (b == 2)\n{\n\tinfo 1;\n}';
  const { diagnostics } = parse(new SourceFile('bracket.deluge', text));
  expect(diagnostics.map((found) => `${found.line}:${found.column} ${found.code}`)).toEqual([
    '1:11 syntax/unexpected-token',
    '3:6 syntax/expected-expression',
    '5:1 syntax/else-condition',
  ]);
});

test('commas are said once for each block that has some', () => {
  const text = 'r = invokeurl [ url: f(invokeurl [ url: "a", type: GET, ]), type: GET, ];';
  const { diagnostics } = parse(new SourceFile('commas.deluge', text));
  expect(diagnostics.map((found) => `${found.column} ${found.code}`)).toEqual([
    '44 syntax/comma-between-keys',
    '59 syntax/comma-between-keys',
  ]);
});

test('an unclosed call ends before the line that assigns next', () => {
  const text = 'x = m.get("a"\ny = 1;\nz = 2;';
  const { program, diagnostics } = parse(new SourceFile('call.deluge', text));
  expect(diagnostics.map((found) => found.line)).toEqual([2]);
  expect(program.items.map((item) => item.kind)).toEqual(['invalid', 'assignment', 'assignment']);
});

test('a brace that one function lacks and another has too many are told each in its function', () => {
  const text = [
    'void f()',
    '{',
    'if(a)',
    '{',
    '\tx = 1;',
    'y = 2;',
    '}',
    'void g()',
    '{',
    'if(a)',
    '{',
    '\tx = 1;',
    '}',
    '}',
    '}',
  ].join('\n');
  const { diagnostics } = parse(new SourceFile('two.deluge', text));
  expect(diagnostics.map(({ line, message }) => `${line} ${message}`)).toEqual([
    "6 Expecting '}' but found 'y'.",
    "15 Unexpected token found '}'.",
  ]);
});
