import { expect, test } from 'vitest';
import { readMessage } from '../../cli/compiler-message.ts';
import { readCompilerOutput } from '../../cli/type-check.ts';

const told = (output: string): readonly string[] =>
  readCompilerOutput(output).map(
    ({ severity, code, message, file, line, column }) =>
      `${severity} ${code} ${file}:${line}:${column} ${message}`,
  );

test('nothing is told when the compiler says nothing', () => {
  expect(told('')).toEqual([]);
});

test('an error of a definition is told with its place, and its innermost explanation', () => {
  expect(
    told(`topping/index.ts(3,7): error TS2322: Type 'A' is not assignable to type 'B'.
  Types of property 'x' are incompatible.
    Type 'number' is not assignable to type 'string'.
`),
  ).toEqual([
    "error definition/does-not-compile topping/index.ts:3:7 Type 'A' is not assignable to type 'B'. Type 'number' is not assignable to type 'string'. (TS2322)",
  ]);
});

test('each file with syntax errors is told once, and errors that only follow are not', () => {
  expect(
    told(
      [
        "topping\\a.ts(1,1): error TS1005: ';' expected.",
        'topping\\a.ts(2,1): error TS1128: Declaration or statement expected.',
        "topping\\b.ts(3,1): error TS1005: ')' expected.",
        "topping\\c.ts(4,1): error TS2304: Cannot find name 'x'.",
      ].join('\r\n'),
    ),
  ).toEqual([
    "error definition/does-not-compile topping/a.ts:1:1 ';' expected. (TS1005)",
    "error definition/does-not-compile topping/b.ts:3:1 ')' expected. (TS1005)",
  ]);
});

test('what definitions import and does not compile is a warning, and only told when the definitions themselves do', () => {
  const outside =
    "zoho/index.ts(9,1): error TS2304: Cannot find name 'x'.\nzoho/b.ts(1,1): error TS1005: x\n";
  expect(told(outside)).toEqual([
    "warning definition/import-does-not-compile zoho/index.ts:9:1 The definitions import a file that does not compile: Cannot find name 'x'. (TS2304)",
  ]);
  expect(told(`${outside}topping/index.ts(1,2): error TS2304: Cannot find name 'y'.`)).toEqual([
    "error definition/does-not-compile topping/index.ts:1:2 Cannot find name 'y'. (TS2304)",
  ]);
});

test('what is wrong with the options has no place', () => {
  expect(told("error TS5083: Cannot read file 'tsconfig.json'.\n")).toEqual([
    "error definition/does-not-compile undefined:undefined:undefined Cannot read file 'tsconfig.json'. (TS5083)",
  ]);
});

test.each([
  [
    [
      `Type 'X' is not assignable to type 'X & "there is no field 'note' here"'.`,
      `Type 'X' is not assignable to type '"there is no field 'note' here"'.`,
    ],
    { text: "There is no field 'note' here.", nearest: undefined },
  ],
  [
    [`Argument of type '"Nme"' is not assignable to parameter of type '"Name" | "Email"'.`],
    { text: '"Nme" is none of the 2 names that can stand here: "Name", "Email".', nearest: 'Name' },
  ],
  [
    [`Type '"zzzzzzzz"' is not assignable to type '"create" | "edit"'.`],
    { text: '"zzzzzzzz" is none of the 2 names that can stand here: "create", "edit".', nearest: undefined },
  ],
  [
    [`Type '"zzzzzzzz"' is not assignable to type '"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i"'.`],
    { text: '"zzzzzzzz" is none of the 9 names that can stand here.', nearest: undefined },
  ],
  [
    [
      `Type '"drop"' is not assignable to type '"clear" | "keep" | { readonly use: ConstantValue; } | undefined'.`,
    ],
    { text: '"drop" is none of the 2 names that can stand here: "clear", "keep".', nearest: undefined },
  ],
  [
    [`Type '"book"' is not assignable to type 'ConnectedService'. Did you mean '"books"'?`],
    { text: '"book" is not known here.', nearest: 'books' },
  ],
  [
    [
      `Type '"customer"' is not assignable to type '"customer" & { readonly error: "'kind' takes field('…') or constant(…)"; }'.`,
      `Type 'string' is not assignable to type '{ readonly error: "'kind' takes field('…') or constant(…)"; }'.`,
    ],
    { text: "'kind' takes field('…') or constant(…).", nearest: undefined },
  ],
  [
    [
      `Type 'Connection<"slack">' is not assignable to type 'Connection<"books">'.`,
      `Type '"slack"' is not assignable to type '"books"'.`,
    ],
    { text: 'A connection of the service books has to stand here.', nearest: undefined },
  ],
  [
    [
      `Type 'X' is not assignable to type 'X & "there is no field 'nots' here" & OneOf<"notes" | "website">'.`,
      `Type 'X' is not assignable to type '"there is no field 'nots' here"'.`,
    ],
    { text: "There is no field 'nots' here.", nearest: 'notes' },
  ],
  [
    [
      "Type '{ a: B; }' is not assignable to type '{ a: B; } & MandatoryTargets<\"name\">'.",
      "Property 'name' is missing in type '{ a: B; }' but required in type 'MandatoryTargets<\"name\">'.",
    ],
    { text: "'name' has to be filled: no record is taken without it.", nearest: undefined },
  ],
  [
    [
      'Type \'{ a: B; }\' is not assignable to type \'{ a: B; } & MandatoryTargets<"name" | "kind">\'.',
      'Type \'{ a: B; }\' is missing the following properties from type \'MandatoryTargets<"name" | "kind">\': name, kind',
    ],
    { text: "'name' and 'kind' have to be filled: no record is taken without them.", nearest: undefined },
  ],
  [
    [
      `Argument of type 'Transform<"lookup", "text", string>' is not assignable to parameter of type 'Transform<"text", "text", string>' with 'exactOptionalPropertyTypes: true'. Consider adding 'undefined' to the types of the target's properties.`,
      `Type '"lookup"' is not assignable to type '"text"'.`,
    ],
    { text: 'This transform takes a lookup, and what stands in front of it gives text.', nearest: undefined },
  ],
  [
    ["Type 'number' is not assignable to type 'string'."],
    { text: "Type 'number' is not assignable to type 'string'.", nearest: undefined },
  ],
])('%s is put into words', (texts, message) => {
  expect(readMessage(texts)).toEqual(message);
});
