import { describe, expect, test } from 'vitest';
import { documentOf, runCli } from '../support/cli.ts';
import { makeProject, type TestProject } from '../support/project.ts';

const mapping = 'topping/mappings/contact-to-books.ts';
const compile = 'Mend the definition and run the command again. No file was changed.';

interface BadDefinition {
  readonly name: string;
  readonly change: (project: TestProject) => void;
  /** What a person reads: all of it but the lines that tell the progress. */
  readonly says: string;
}

const badDefinitions: readonly BadDefinition[] = [
  {
    name: 'a value of the wrong type',
    change: (project) => project.edit(mapping, "notes: field('Description')", 'notes: constant(5)'),
    says: `error definition/does-not-compile at ${mapping}:48:5
  'notes' does not take the constant 5: it takes text. (TS2322)

  48 |     notes: constant(5),
     |     ^
  ${compile}
`,
  },
  {
    name: 'a syntax error, which is told once although the compiler stumbles on',
    change: (project) => project.edit(mapping, 'fields: (field) => ({', 'fields: (field) => {'),
    says: `error definition/does-not-compile at ${mapping}:46:17
  ';' expected. (TS1005)

  46 |     contact_name: field('Full_Name'),
     |                 ^
  ${compile}
`,
  },
  {
    name: 'syntax that Node cannot strip',
    change: (project) => project.edit('topping/workflow.ts', /$/, '\nexport enum Kind {}\n'),
    says: `error definition/does-not-compile at topping/workflow.ts:17:13
  This syntax is not allowed when 'erasableSyntaxOnly' is enabled. (TS1294)

  17 | export enum Kind {}
     |             ^
  ${compile}
`,
  },
  {
    name: 'an import of a file that is not there',
    change: (project) => project.edit('topping/index.ts', './workflow.ts', './workflows.ts'),
    says: `error definition/does-not-compile at topping/index.ts:41:56
  Cannot find module './workflows.ts' or its corresponding type declarations. (TS2307)

  41 | import { contactRemovedRule, contactToBooksRule } from './workflows.ts';
     |                                                        ^
  ${compile}
`,
  },
  {
    name: 'an unknown source field',
    change: (project) => project.edit(mapping, "field('Description')", "field('Descripton')"),
    says: `error definition/does-not-compile at ${mapping}:48:18
  "Descripton" is none of the 27 names that can stand here. (TS2345)

  48 |     notes: field('Descripton'),
     |                  ^
  Did you mean "Description"?
`,
  },
  {
    name: 'an unknown source field behind a cast',
    change: (project) =>
      project.edit(mapping, "field('Description')", "field('Descripton' as 'Description')"),
    says: `error definition/unknown-source-field at ${mapping}:48:12
  Bigin contacts have no field "Descripton", which fields.notes names.

  48 |     notes: field('Descripton' as 'Description'),
     |            ^
  Did you mean "Description"?
`,
  },
  {
    name: 'an unknown target field',
    change: (project) => project.edit(mapping, "notes: field('Desc", "note: field('Desc"),
    says: `error definition/does-not-compile at ${mapping}:48:5
  There is no field 'note' here. (TS2322)

  48 |     note: field('Description'),
     |     ^
  Did you mean "notes"?
`,
  },
  {
    name: 'an unknown target field behind a cast',
    change: (project) =>
      project.edit(mapping, "notes: field('Description')", "...({ note: field('Description') } as object)"),
    says: `error definition/unknown-target-field at ${mapping}:48:17
  Books contacts have no field "note".

  48 |     ...({ note: field('Description') } as object),
     |                 ^
  Did you mean "notes"?
`,
  },
  {
    name: 'a connection that the topping does not declare',
    change: (project) =>
      project.edit('topping/index.ts', '[biginConnection, booksConnection, ', '[biginConnection, '),
    says: `error definition/unknown-connection at ${mapping}:21:31
  The mapping "contact_to_books" uses the connection "booksconnection", which the topping does not declare.

  21 | export const contactToBooks = defineMapping({
     |                               ^
  Add it to the connections of the topping.
`,
  },
  {
    name: 'a connection by a name that is a little wrong',
    change: (project) =>
      project.edit(
        mapping,
        'books: booksConnection',
        "books: { ...booksConnection, linkName: 'bookconnection' }",
      ),
    says: `error definition/unknown-connection at ${mapping}:21:31
  The mapping "contact_to_books" uses the connection "bookconnection", which the topping does not declare.

  21 | export const contactToBooks = defineMapping({
     |                               ^
  Did you mean "booksconnection"?
`,
  },
  {
    name: 'a connection that is nowhere',
    change: (project) => project.edit(mapping, 'books: booksConnection', 'books: bookConnection'),
    says: `error definition/does-not-compile at ${mapping}:36:49
  Cannot find name 'bookConnection'. Did you mean 'booksConnection'? (TS2552)

  36 |   connections: { bigin: biginConnection, books: bookConnection },
     |                                                 ^
  ${compile}
`,
  },
  {
    name: 'a variable that the topping does not declare',
    change: (project) => project.edit('topping/index.ts', /^ {4}syncPosition,\n/m, ''),
    says: `error definition/unknown-variable at ${mapping}:21:31
  The mapping "contact_to_books" reads the variable "books_sync_position", which the topping does not declare.

  21 | export const contactToBooks = defineMapping({
     |                               ^
  Add it to the variables of the topping.
`,
  },
  {
    name: 'a definition that throws',
    change: (project) => project.edit('topping/workflow.ts', /$/, "\nthrow new Error('no rule today');\n"),
    says: `error definition/cannot-be-loaded at topping/workflow.ts:17:7
  The definitions cannot be loaded: no rule today

  17 | throw new Error('no rule today');
     |       ^
  Mend what the message names and run the command again. No file was changed.
`,
  },
  {
    name: 'no topping at all',
    change: (project) => project.edit('topping/index.ts', 'const topping', 'const toping'),
    says: `error definition/no-topping at topping/index.ts
  The definitions export nothing named topping that defineTopping(…) gave.
  Write: export const topping = defineTopping({ … });
`,
  },
];

describe('topping build', () => {
  test.each(badDefinitions)('says one thing about $name, and changes nothing', async ({ change, says }) => {
    const project = makeProject();
    change(project);
    const before = project.snapshot();
    const run = await runCli(['build'], { directory: project.root });
    expect(run).toEqual({ status: 1, stdout: '', stderr: `check: definitions and their types\n${says}` });
    expect(project.snapshot()).toEqual(before);
  });
});

test('other commands about the project say so too, and to a machine as a document', async () => {
  const project = makeProject();
  project.edit(mapping, "field('Description')", "field('Descripton' as 'Description')");
  const before = project.snapshot();
  const commands = [
    ['generate', '--json'],
    ['explain', 'functions/contact_to_books.deluge:60', '--json'],
    ['sandbox', '--port', '0', '--json'],
  ];
  for (const command of commands) {
    const run = await runCli(command, { directory: project.root });
    expect(run.status, command[0]).toBe(1);
    expect(documentOf(run)).toEqual({
      protocol: 1,
      ok: false,
      diagnostics: [
        {
          code: 'definition/unknown-source-field',
          severity: 'error',
          message: 'Bigin contacts have no field "Descripton", which fields.notes names.',
          hint: 'Did you mean "Description"?',
          file: mapping,
          line: 48,
          column: 12,
        },
      ],
    });
  }
  expect(project.snapshot()).toEqual(before);
});

test('an import that a definition no longer needs is no mistake of it', async () => {
  const project = makeProject();
  project.edit(mapping, 'constant, defineMapping', 'constant, collapseSpaces, defineMapping');
  const run = await runCli(['generate', '--json'], { directory: project.root });
  expect(run.status).toBe(0);
});
