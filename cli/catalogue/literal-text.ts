/** A value as it stands in a source file: texts, numbers, booleans, lists and objects. */
export type Literal =
  | string
  | number
  | boolean
  | readonly Literal[]
  | { readonly [name: string]: Literal | undefined };

const LINE_WIDTH = 110;
const identifier = /^[A-Za-z_$][\w$]*$/;

/**
 * A value in the layout of the project's formatter: on one line where it fits.
 *
 * @param indent how many spaces the line begins with
 * @param before how many more characters stand before and behind the value on its line
 */
export function literalText(value: Literal, indent: number, before = 0): string {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value !== 'object') return String(value);
  const line = onOneLine(value);
  return indent + before + line.length <= LINE_WIDTH ? line : onManyLines(value, indent);
}

/** The members of an object, each on a line of its own or more. */
export function memberLines(value: { readonly [name: string]: Literal | undefined }, indent: number): string {
  const lines = Object.entries(value).flatMap(([name, member]) => {
    if (member === undefined) return [];
    const key = keyText(name);
    return [`${' '.repeat(indent)}${key}: ${literalText(member, indent, key.length + 3)},`];
  });
  return lines.join('\n');
}

function onOneLine(value: Literal): string {
  if (typeof value !== 'object') return literalText(value, 0);
  if (isList(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${keyText(name)}: ${onOneLine(member)}`],
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function onManyLines(value: Exclude<Literal, string | number | boolean>, indent: number): string {
  const end = ' '.repeat(indent);
  if (!isList(value)) return `{\n${memberLines(value, indent + 2)}\n${end}}`;
  const lines = value.map((item) => `${end}  ${literalText(item, indent + 2, 1)},`);
  return `[\n${lines.join('\n')}\n${end}]`;
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}

function keyText(name: string): string {
  // Written plainly, or in quotes, it would set the prototype.
  if (name === '__proto__') return "['__proto__']";
  return identifier.test(name) ? name : textLiteral(name);
}

/** In single quotes, unless that needs more escapes. Line breaks and the like become escapes: a text cannot end early. */
function textLiteral(text: string): string {
  const inDouble = JSON.stringify(text);
  const singles = text.split("'").length;
  const doubles = text.split('"').length;
  if (singles > doubles) return inDouble;
  return `'${inDouble.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
