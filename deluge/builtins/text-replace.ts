import { fail } from '../runtime/errors.ts';
import type { Value } from '../runtime/value.ts';
import { asBoolean, asText } from './arguments.ts';
import { defineFunctions } from './define.ts';
import { compileJavaRegex, expandReplacement, longestRegexText, quoted } from './java-regex.ts';
import { boolean, optional, text } from './parameters.ts';

interface Replacing {
  readonly name: string;
  readonly all: boolean;
  readonly ignoreCase: boolean;
}

const replacings: readonly Replacing[] = [
  { name: 'replaceAll', all: true, ignoreCase: false },
  { name: 'replaceAllIgnoreCase', all: true, ignoreCase: true },
  { name: 'replaceFirst', all: false, ignoreCase: false },
  { name: 'replaceFirstIgnoreCase', all: false, ignoreCase: true },
];

/** Text functions that replace by regular expression. */
export const textReplaceFunctions = defineFunctions(
  { receiver: ['text'], freeForm: true, pages: 'string', read: asText },
  replacings.map((replacing) => ({
    name: replacing.name,
    parameters: [text('searchText'), text('replacement'), optional(boolean('escape'))],
    result: 'text',
    confidence: 'documented',
    note: 'The search text is a Java regular expression, unless the third argument is true.',
    run: (value, args) => replace(value, args, replacing),
  })),
);

function replace(value: string, args: readonly Value[], { name, all, ignoreCase }: Replacing): string {
  const search = asText(args[0]);
  const replacement = asText(args[1]);
  for (const argument of [value, search, replacement]) checkedText(`A text for ${name}`, argument);
  const isEscaped = args[2] !== undefined && asBoolean(args[2]);
  const regex = compileJavaRegex(isEscaped ? quoted(search) : search, { ignoreCase, all });
  const replaced = isEscaped
    ? value.replace(regex, () => replacement)
    : value.replace(regex, (...match) => expandReplacement(name, replacement, match));
  return checkedText(`The text of ${name}`, replaced);
}

function checkedText(what: string, content: string): string {
  if (content.length <= longestRegexText) return content;
  return fail('value-too-large', { what, size: content.length, limit: longestRegexText });
}
