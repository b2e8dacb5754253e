import { defineDiagnostics } from '../diagnostics/diagnostic.ts';

/** What Deluge has in place of an object of another language. */
const insteadOfNew: Readonly<Record<string, string>> = {
  date: 'Write zoho.currenttime for now, or "2026-01-31".toDate() for a date.',
  error: 'Write throw "what is wrong"; alone.',
  exception: 'Write throw "what is wrong"; alone.',
  string: 'Write the text alone, in double quotes.',
  array: 'Write List() alone.',
};

/**
 * What can be wrong with the form of a script. Where Zoho's editor has a wording of its own, it is used, so that a
 * search for the message finds Zoho's page: https://www.zoho.com/deluge/help/error-messages.html
 */
export const syntaxDiagnostics = defineDiagnostics('syntax', {
  'expected-token': {
    severity: 'error',
    message: (d: { readonly expected: string; readonly found: string; readonly opened?: number }) =>
      d.opened !== undefined && d.found === d.expected
        ? `Expecting '${d.expected}' but found the '${d.found}' of another block.`
        : `Expecting '${d.expected}' but found '${d.found}'.`,
    hint: (d) =>
      d.opened === undefined
        ? `Put ${d.expected} here, or take out what stands in its place.`
        : `Put ${d.expected} before it: the block that begins in line ${d.opened} is not closed.`,
  },
  'expected-semicolon': {
    severity: 'error',
    message: () => "Expecting ';' at the end of statement.",
    hint: () => 'Put a semicolon here.',
  },
  'expected-expression': {
    severity: 'error',
    message: (d: { readonly found: string }) => `Expecting a value but found '${d.found}'.`,
    hint: () => 'Write a variable, a literal or a call here.',
  },
  'unexpected-token': {
    severity: 'error',
    message: (d: { readonly found: string }) => `Unexpected token found '${d.found}'.`,
    hint: () => 'Take it out; Deluge does not know this mark here.',
  },
  'improper-statement': {
    severity: 'error',
    message: (d: { readonly found: string }) =>
      `Improper Statement: nothing can begin with '${d.found}' here.`,
    hint: (d) =>
      d.found === ';'
        ? 'Take this semicolon out: the statement before it has ended.'
        : 'A statement is an assignment, a call, or begins with if, for each, info, return, throw, try, break or continue.',
  },
  'unclosed-comment': {
    severity: 'error',
    message: () => 'Comment Task is not closed properly: this comment has no */.',
    hint: () => 'Put */ where the comment ends.',
  },
  'unclosed-text': {
    severity: 'error',
    message: () => 'This text has no closing quote on its line.',
    hint: () => 'Close it on the same line. A line break inside a text is written as \\n.',
  },
  'reserved-name': {
    severity: 'error',
    message: (d: { readonly name: string }) => `'${d.name}' is a reserved word and cannot name a variable.`,
    hint: (d) => `Choose another name, such as ${d.name}Value.`,
  },
  'digit-first': {
    severity: 'error',
    message: (d: { readonly name: string }) => `'${d.name}' cannot name a variable: it begins with a digit.`,
    hint: () => 'Begin the name with a letter or an underscore.',
  },
  'misplaced-else': {
    severity: 'error',
    message: () => 'This else has no if before it.',
    hint: () => 'Put it right behind the closing brace of an if or else if.',
  },
  'misplaced-catch': {
    severity: 'error',
    message: () => 'This catch has no try before it.',
    hint: () => 'Put it right behind the closing brace of a try.',
  },
  'misplaced-assignment': {
    severity: 'error',
    message: () => 'Only a variable or a field can stand on the left of an assignment.',
    hint: () => 'To change a map use put, to change a list use add.',
  },
  'loop-not-available': {
    severity: 'error',
    message: (d: { readonly word: string }) => `Deluge has no '${d.word}' loop.`,
    hint: () => 'Loop over a list: for each item in items { … }. To stop early, use break.',
  },
  'switch-not-available': {
    severity: 'error',
    message: () => "Deluge has no 'switch'.",
    hint: () => 'Write if(x == 1) { … } else if(x == 2) { … } else { … } instead.',
  },
  'foreach-one-word': {
    severity: 'error',
    message: (d: { readonly found: string }) => `'${d.found}' is not a word of Deluge.`,
    hint: () => 'Write it in two words and without brackets: for each item in items { … }.',
  },
  'loop-header-brackets': {
    severity: 'error',
    message: () => "The header of 'for each' has no brackets.",
    hint: () => 'Write for each item in items { … }.',
  },
  'loop-two-variables': {
    severity: 'error',
    message: (d: { readonly second: string }) =>
      `'for each' sets one variable; '${d.second}' is a second one.`,
    hint: () => 'Loop over the keys: for each key in map.keys() { value = map.get(key); … }.',
  },
  'loop-range': {
    severity: 'error',
    message: () => 'Deluge has no ranges of numbers to loop over.',
    hint: () =>
      'Loop over a list such as {1,2,3}, or over a text of n commas, which gives n + 1 rounds: for each index i in ",,,," { … }.',
  },
  'loop-chained-calls': {
    severity: 'error',
    // Observed: the compiler refuses it, and no saved public script has one.
    message: () => "The header of 'for each' takes a variable or one call, not a chain of calls.",
    hint: () =>
      'Put the list into a variable first: items = a.get("b").toList(); for each item in items { … }.',
  },
  'mistyped-word': {
    severity: 'error',
    message: (d: { readonly found: string; readonly word: string }) =>
      `'${d.found}' is not a word of Deluge.`,
    hint: (d) => `Did you mean ${d.word}?`,
  },
  'else-if-one-word': {
    severity: 'error',
    message: (d: { readonly found: string }) => `'${d.found}' is not a word of Deluge.`,
    hint: () => 'Write it in two words: else if(…) { … }.',
  },
  'else-condition': {
    severity: 'error',
    message: () => "An 'else' has no condition.",
    hint: () => 'Write else if(…) { … }, or take the condition out.',
  },
  'foreign-statement': {
    severity: 'error',
    message: (d: { readonly found: string; readonly hint: string }) => `Deluge has no '${d.found}'.`,
    hint: (d) => d.hint,
  },
  'condition-brackets': {
    severity: 'error',
    message: (d: { readonly found: string }) =>
      `Expecting '(' but found '${d.found}': a condition stands in brackets.`,
    hint: () => 'Write if(x == 1) { … }, without a colon or then behind it.',
  },
  'modifier-not-available': {
    severity: 'error',
    message: (d: { readonly found: string }) => `Deluge has no '${d.found}'.`,
    hint: () => 'Take it out.',
  },
  'parameter-form': {
    severity: 'error',
    message: (d: { readonly found: string }) =>
      `A parameter is a type and a name; '${d.found}' cannot follow.`,
    hint: () =>
      'Write string standalone.name(String text, Int count) { … }. For a default, write ifnull(text,"…") in the body.',
  },
  'cast-not-available': {
    severity: 'error',
    message: (d: { readonly type: string }) => `A value is not cast with '(${d.type})'.`,
    hint: () =>
      'Convert it by a function: value.toLong(), value.toDecimal(), value.toString(), value.toList().',
  },
  'semicolon-between-keys': {
    severity: 'error',
    message: () => 'There are no semicolons between the keys of a block.',
    hint: () => 'Put each key on a line of its own, and one semicolon behind the closing bracket.',
  },
  'catch-type': {
    severity: 'error',
    message: (d: { readonly type: string }) => `A caught error has no type: '${d.type}' is too much.`,
    hint: () => 'Write catch (e) { … }.',
  },
  'return-one-value': {
    severity: 'error',
    message: () => "'return' gives one value.",
    hint: () => 'Give several as a list or a map: return {"first":a,"second":b};',
  },
  'finally-not-available': {
    severity: 'error',
    message: () => "Deluge has no 'finally'.",
    hint: () => 'Put what always has to happen behind the block of catch.',
  },
  'missing-catch': {
    severity: 'error',
    message: () => "This 'try' has no 'catch'.",
    hint: () => 'Put catch (e) { … } behind its block.',
  },
  'function-word': {
    severity: 'error',
    message: (d: { readonly found: string }) => `A function does not begin with '${d.found}'.`,
    hint: () => 'Begin with what it returns and a namespace: string standalone.name(String text) { … }.',
  },
  'function-value': {
    severity: 'error',
    message: () => 'A function cannot be the value of a variable.',
    hint: () => 'Declare it outside, as string standalone.name(String text) { … }, and call it by its name.',
  },
  'operator-lookalike': {
    severity: 'error',
    message: (d: { readonly found: string; readonly operator: string }) =>
      `'${d.found}' is not an operator of Deluge.`,
    hint: (d) => `Write ${d.operator} instead.`,
  },
  'function-lookalike': {
    severity: 'error',
    message: (d: { readonly found: string }) => `'${d.found}' is not an operator of Deluge.`,
    hint: (d) => `It is a function of the value: text.${d.found}("part").`,
  },
  'power-operator': {
    severity: 'error',
    message: (d: { readonly found: string }) => `'${d.found}' is not an operator of Deluge.`,
    hint: () => 'It is a function: base.power(exponent).',
  },
  'type-operator': {
    severity: 'error',
    message: (d: { readonly found: string }) => `'${d.found}' is not an operator of Deluge.`,
    hint: () => 'Test a value with isText(), isNumber(), isDate() or isFile().',
  },
  'null-operator': {
    severity: 'error',
    message: (d: { readonly found: string }) =>
      `Unexpected token found '?'. Deluge has no '${d.found}' operator.`,
    hint: () => 'Write ifnull(value,default), or test the value with != null first.',
  },
  'spread-not-available': {
    severity: 'error',
    message: () => "Deluge has no '...'.",
    hint: () => 'Add the elements of a list with addAll, the pairs of a map with putAll.',
  },
  'last-comma': {
    severity: 'error',
    message: (d: { readonly close: string }) => `Expecting a value but found '${d.close}'.`,
    hint: () => 'Take the comma out: behind the last value there is none.',
  },
  'bit-operator': {
    severity: 'error',
    message: (d: { readonly found: string }) =>
      `Unexpected token found '${d.found}'. Deluge has no bit operators.`,
    hint: (d) =>
      d.found.length > 1
        ? 'Multiply or divide by a power of 2.'
        : `A condition is joined with ${d.found}${d.found}, texts with +.`,
  },
  'new-not-available': {
    severity: 'error',
    message: (_: { readonly name: string }) => "Deluge has no 'new'.",
    hint: ({ name }) => insteadOfNew[name.toLowerCase()] ?? 'Write Map() or List() alone.',
  },
  'info-one-value': {
    severity: 'error',
    message: () => "'info' shows one value.",
    hint: () => 'Join the parts: info "total: " + total;',
  },
  'foreign-quotes': {
    severity: 'error',
    message: (d: { readonly found: string }) => `A text does not stand in ${d.found}.`,
    hint: () => 'Put straight double quotes around it, and join values with +: "Dear " + name.',
  },
  'hash-comment': {
    severity: 'error',
    message: (d: { readonly found: string }) => `'${d.found}' does not begin a comment.`,
    hint: () => 'Write // instead.',
  },
  'block-brackets': {
    severity: 'error',
    message: (d: { readonly task: string; readonly found: string }) =>
      `The keys of ${d.task} do not stand in '${d.found}'.`,
    hint: (d) => `Put them in square brackets: ${d.task} [ url :"…" type :GET ].`,
  },
  'comma-between-keys': {
    severity: 'error',
    message: () => 'There are no commas between the keys of a block, nor between several values of one key.',
    hint: () =>
      'Put each key on a line of its own; give several values as a list: to :{"a@x.com","b@x.com"}.',
  },
  'application-export': {
    severity: 'error',
    message: () => 'This is the export of a whole Creator application, not a script.',
    hint: () => 'Copy the script of one workflow or function out of it.',
  },
  'increment-not-available': {
    severity: 'error',
    message: (d: { readonly operator: string }) => `Deluge has no '${d.operator}'.`,
    hint: (d) => `Write x = x ${d.operator.charAt(0)} 1; instead.`,
  },
  'ternary-not-available': {
    severity: 'error',
    message: () => "Unexpected token found '?'. Deluge has no ? : operator.",
    hint: () => 'Write if(condition,whenTrue,whenFalse) instead.',
  },
  'typed-variable': {
    severity: 'error',
    message: (d: { readonly name: string; readonly type: string }) =>
      `A variable is not declared: '${d.type}' cannot stand before '${d.name}'.`,
    hint: (d) => `Write ${d.name} = …; alone.`,
  },
  'index-not-available': {
    severity: 'error',
    message: () => 'A list is not indexed with brackets.',
    hint: () => 'Use list.get(0) or map.get("key").',
  },
  'braces-required': {
    severity: 'error',
    message: (d: { readonly construct: string }) => `The body of ${d.construct} must stand in braces.`,
    hint: () => 'Put { before it and } after it.',
  },
  'nested-function': {
    severity: 'error',
    message: (d: { readonly name: string }) => `The function '${d.name}' stands inside another block.`,
    hint: () => 'Close the block before it; functions cannot be nested.',
  },
  'too-deep': {
    severity: 'error',
    message: (d: { readonly limit: number }) => `This is nested more than ${d.limit} levels deep.`,
    hint: () => 'Break it up with variables.',
  },
});
