import { defineDiagnostics } from '../diagnostics/diagnostic.ts';

/**
 * What can be wrong with the form of a script. Where Zoho's editor has a wording of its own, it is used, so that a
 * search for the message finds Zoho's page: https://www.zoho.com/deluge/help/error-messages.html
 */
export const syntaxDiagnostics = defineDiagnostics('syntax', {
  'expected-token': {
    severity: 'error',
    message: (d: { readonly expected: string; readonly found: string }) =>
      `Expecting '${d.expected}' but found '${d.found}'.`,
    hint: (d) => `Put ${d.expected} here, or take out what stands in its place.`,
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
    hint: () =>
      'A statement is an assignment, a call, or begins with if, for each, info, return, try, break or continue.',
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
  'misplaced-else': {
    severity: 'error',
    message: () => 'This else has no if before it.',
    hint: () => 'Put it right behind the closing brace of an if or else if.',
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
