import { chmodSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CliRun, documentOf, runCli } from '../support/cli.ts';
import { delugeOfMapping, generatedDeluge, sourceMapOf } from '../support/generated-files.ts';
import { makeUntypedProject, type TestProject } from '../support/project.ts';

const deluge = 'functions/contact_to_books.deluge';
const zip = 'dist/bigin-books-topping.zip';
const events = 'test/data/contacts.json';
const handEdited = `error functions/hand-edited at ${deluge}
  This generated file was changed by hand. It was left as it is.
  Move the change into the definition or the template. To drop it, run "topping generate --force".
`;
const stale = `error functions/stale at ${deluge}
  This file is not what its definition makes now.
  Run "topping generate", and read the change before you commit it.
`;
const staleAll = delugeOfMapping.map((file) => stale.replace(deluge, file)).join('');
const noFunctionsFolder = `error functions/not-a-folder at functions
  This is a file; the generated functions need a folder of this name.
  Move the file away.
`;
const distIsAFile = `error pack/output-not-writable at ${zip}
  The package cannot be written: a file has the name of its folder.
  Make the folder writable, or remove what is in the way. An older package was left as it was.
`;

/** Makes the functions of another definition, so that those on the disk are out of date. */
function changeDefinition(project: TestProject): void {
  project.edit('topping/mappings/contact-to-books.ts', "mobile: field('Mobile'),\n", '');
}

function editByHand(project: TestProject): void {
  project.edit(deluge, 'return;', 'return; // mine');
}

interface BadInput {
  readonly name: string;
  readonly change: (project: TestProject) => void;
  readonly run: readonly string[];
  readonly status: number;
  /** All that a person reads on standard error, but the lines that tell the progress. */
  readonly says: string;
  /** Standard output, where there is something. */
  readonly prints?: RegExp;
}

const badInputs: readonly BadInput[] = [
  {
    name: 'a function that is out of date, with the difference',
    change: changeDefinition,
    run: ['generate', '--check'],
    status: 1,
    says: staleAll,
    prints: new RegExp(
      `^=+\n--- ${deluge}\ton disk\n\\+\\+\\+ ${deluge}\tas generated now\n@@[\\s\\S]*\n-.*primaryPerson\\.put\\("mobile",`,
    ),
  },
  {
    name: 'a function that is out of date',
    change: changeDefinition,
    run: ['check'],
    status: 1,
    says: staleAll,
  },
  {
    name: 'a function that is out of date, whose lines are asked for',
    change: changeDefinition,
    run: ['explain', `${deluge}:60`],
    status: 1,
    says: stale,
  },
  {
    name: 'functions that have not been generated',
    change: (project) => project.remove('functions'),
    run: ['generate', '--check'],
    status: 1,
    says: generatedDeluge
      .map(
        (file) => `error functions/missing at ${file}
  This file has not been generated.
  Run "topping generate".
`,
      )
      .join(''),
  },
  {
    name: 'a source map that is out of date',
    change: (project) => project.edit('functions/contact_to_books.map.json', '"from": 6', '"from": 7'),
    run: ['check'],
    status: 1,
    says: `error functions/stale at functions/contact_to_books.map.json
  This file is not what its definition makes now.
  Run "topping generate", and read the change before you commit it.
`,
  },
  {
    name: 'a function changed by hand',
    change: editByHand,
    run: ['generate'],
    status: 1,
    says: handEdited,
  },
  { name: 'a function changed by hand', change: editByHand, run: ['build'], status: 1, says: handEdited },
  {
    name: 'a function changed by hand and a definition changed since',
    change: (project) => {
      editByHand(project);
      changeDefinition(project);
    },
    run: ['build'],
    status: 1,
    says: handEdited,
  },
  {
    name: 'a generated function that no definition makes any more',
    change: (project) => project.write('functions/old.deluge', project.read(deluge)),
    run: ['build'],
    status: 1,
    says: `error functions/left-over at functions/old.deluge
  No definition makes this generated file any more.
  Delete it.
`,
  },
  {
    name: 'a contact without a name',
    change: (project) => project.write(events, '{"contacts":[{"Email":"ito@example.com"}]}'),
    run: ['build'],
    status: 1,
    says: `error events/missing-last-name at ${events}
  contacts[0] has no Last_Name.
  Bigin creates no contact without one. Give it a text that is not empty.
`,
  },
  {
    name: 'a contact with an unknown field',
    change: (project) =>
      project.write(events, '{"contacts":[{"Last_Name":"Ito","E-Mail":"ito@example.com"}]}'),
    run: ['replay'],
    status: 1,
    says: `error events/unknown-field at ${events}
  contacts[0] has "E-Mail", which is not known there.
  Fields of contacts are named as in Bigin's API, such as Last_Name, Email and Mailing_City.
`,
  },
  {
    name: 'events that are not JSON',
    change: (project) => project.write('events.json', '{\n  "contacts": [,]\n}\n'),
    run: ['replay', 'events.json'],
    status: 1,
    says: `error events/not-json at events.json:2:16
  The events file is not JSON: ',' begins no value.

  2 |   "contacts": [,]
    |                ^
  Mend the file at this place. Texts stand in double quotes, and no comma stands before a closing bracket.
`,
  },
  {
    name: 'no events',
    change: (project) => project.remove(events),
    run: ['build'],
    status: 1,
    says: `error replay/no-events
  The project has no contacts to replay: there is no ${events}.
  Make it, with fields as Bigin names them: {"contacts":[{"Last_Name":"Ito","Email":"ito@example.com"}]}
`,
  },
  {
    name: 'no file of events of that name',
    change: () => undefined,
    run: ['replay', 'nothing.json'],
    status: 2,
    says: `error usage/file-not-found
  There is no file nothing.json.
  Give the path from the folder that you are in.
`,
  },
  {
    name: 'a contact that Bigin refuses',
    change: (project) =>
      project.write(
        events,
        '{"contacts":[{"Last_Name":"Ito","Email":"i@example.com"},{"Last_Name":"Ito","Email":"i@example.com"}]}',
      ),
    run: ['build'],
    status: 1,
    says: `error replay/contact-refused at ${events}
  Bigin refused to create contacts[1]: DUPLICATE_DATA (Email).
  Correct the entry, or name it in "refused" if that is what it is there to try.
`,
    prints: /\nNothing was written: the functions do not do what the definitions say\.\n$/,
  },
  {
    name: 'a manifest that is not JSON',
    change: (project) => project.write('plugin-manifest.json', '{\n  "service": BIGIN\n}\n'),
    run: ['build'],
    status: 1,
    says: `error manifest/not-json at plugin-manifest.json:2:14
  The file is not JSON: 'B' begins no value.

  2 |   "service": BIGIN
    |              ^
  JSON wants double quotes around keys and texts, no comma after the last entry, and no comments.
`,
  },
  {
    name: 'a manifest for another product',
    change: (project) => project.write('plugin-manifest.json', '{ "service": "CRM" }\n'),
    run: ['build'],
    status: 1,
    says: `error manifest/wrong-service at plugin-manifest.json:1:3
  "service" is "CRM"; it has to be "BIGIN", in capitals.

  1 | { "service": "CRM" }
    |   ^
  Write "service": "BIGIN".
`,
  },
  {
    name: 'no manifest',
    change: (project) => project.remove('plugin-manifest.json'),
    run: ['pack'],
    status: 1,
    says: `error manifest/missing at plugin-manifest.json
  The project has no plugin-manifest.json.
  Make plugin-manifest.json with this content: {"service": "BIGIN"}
`,
  },
  {
    name: 'a file that is a byte too large for the zip',
    change: (project) => {
      project.write('topping/app/film.mp4', '');
      truncateSync(project.path('topping/app/film.mp4'), 5_000_001);
    },
    run: ['build'],
    status: 1,
    says: `error pack/file-too-large at topping/app/film.mp4
  The file has 5,000,001 bytes; 5,000,000 are allowed for one file.
  Make the file smaller, or split it.
`,
  },
  {
    name: "a file that Zoho's packer would drop",
    change: (project) => project.write('topping/app/js/widget.ts', 'export {};\n'),
    run: ['build'],
    status: 1,
    says: `error pack/extension at topping/app/js/widget.ts
  Files ending in ".ts" are not accepted: Zoho's packer would leave this one out without failing.
  Compile it to JavaScript and put the .js file there.
`,
  },
  {
    name: 'an output folder that is a file',
    change: (project) => project.write('dist', 'mine\n'),
    run: ['build'],
    status: 3,
    says: distIsAFile,
  },
  {
    name: 'an output folder that is a file, while a function has to be written',
    change: (project) => {
      changeDefinition(project);
      project.write('dist', 'mine\n');
    },
    run: ['build'],
    status: 3,
    says: distIsAFile,
  },
  {
    name: 'an output folder that is a file, while functions/ has to be made',
    change: (project) => {
      project.remove('functions');
      project.write('dist', 'mine\n');
    },
    run: ['build'],
    status: 3,
    says: distIsAFile,
  },
  {
    name: 'an output folder that is a file',
    change: (project) => project.write('dist', 'mine\n'),
    run: ['pack'],
    status: 3,
    says: distIsAFile,
  },
  {
    name: 'a folder in the place of the sheet, while a zip could be written',
    change: (project) => project.write('dist/console-sheet.html/mine.txt', 'mine\n'),
    run: ['pack'],
    status: 3,
    says: `error sheet-file/not-writable at dist/console-sheet.html
  The console sheet cannot be written: there is a folder of that name.
  See who owns the folder and who may write to it. The file is as it was.
`,
  },
  ...['build', 'generate', 'check'].map((command) => ({
    name: 'a file in the place of functions/',
    change: (project: TestProject) => {
      project.remove('functions');
      project.write('functions', 'mine\n');
    },
    run: [command],
    status: 3,
    says: noFunctionsFolder,
  })),
];

/** Without the lines in which `topping build` tells what it is about to do. */
function saysOf({ stderr }: CliRun): string {
  return stderr.replace(/^(check|generate|replay|write): .*\n/gm, '');
}

describe('one message, and every file as it was', () => {
  test.each(badInputs)('topping $run with $name', async ({ change, run: args, status, says, prints }) => {
    const project = makeUntypedProject();
    change(project);
    const before = project.snapshot();
    const run = await runCli(args, { directory: project.root });
    expect({ status: run.status, says: saysOf(run) }).toEqual({ status, says });
    expect(run.stdout).toMatch(prints ?? /^$/);
    expect(project.snapshot()).toEqual(before);

    const document = documentOf(await runCli([...args, '--json'], { directory: project.root }));
    expect(document).toMatchObject({
      protocol: 1,
      ok: false,
      diagnostics: [...says.matchAll(/^error (\S+)/gm)].map(([, code]) => ({ code, severity: 'error' })),
    });
    expect(project.snapshot()).toEqual(before);
  });
});

test('topping generate --force drops what was changed by hand', async () => {
  const project = makeUntypedProject();
  const before = project.snapshot();
  editByHand(project);
  const run = await runCli(['generate', '--force'], { directory: project.root });
  expect(run).toEqual({
    status: 0,
    stdout: [
      `${deluge}: written`,
      'functions/contact_to_books.map.json: unchanged',
      ...generatedDeluge
        .slice(1)
        .flatMap((file) => [`${file}: unchanged`, `${sourceMapOf(file)}: unchanged`]),
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(project.snapshot()).toEqual(before);
});

test('a contact without an e-mail is told, and the build goes on', async () => {
  const project = makeUntypedProject();
  project.write(events, '{"contacts":[{"Last_Name":"Ito"},{"Last_Name":"Okafor","Email":"o@example.com"}]}');
  const run = await runCli(['build'], { directory: project.root });
  expect(run.status).toBe(0);
  expect(saysOf(run)).toBe(`note replay/contact-without-email at ${events}
  contacts[0] has no e-mail: the rule does not run for it, and nothing was written to Books.
  Give it an Email if it is to be synced.
`);
  expect(run.stdout).toContain('contacts   2: 1 replayed, 0 refused by Bigin, 1 without a run\n');
  expect(project.snapshot().has(zip)).toBe(true);
});

// A read-only folder keeps everybody from writing but the administrator, who runs the tests in a container.
describe.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that may not be written',
  () => {
    test.each([
      [
        'dist',
        'build',
        distIsAFile.replace('a file has the name of its folder', 'your account may not do that here'),
      ],
      [
        'functions',
        'generate',
        `error functions/not-writable at ${deluge}
  This file cannot be written: your account may not do that here.
  See who owns the folder and who may write to it. The file is as it was.
`,
      ],
    ])('%s', async (folder, command, says) => {
      const project = makeUntypedProject();
      project.write('dist/old.txt', 'old\n');
      changeDefinition(project);
      const before = project.snapshot();
      chmodSync(project.path(folder), 0o555);
      try {
        const run = await runCli([command], { directory: project.root });
        expect({ status: run.status, says: saysOf(run) }).toEqual({ status: 3, says });
        expect(project.snapshot()).toEqual(before);
      } finally {
        chmodSync(project.path(folder), 0o755);
      }
    });
  },
);
