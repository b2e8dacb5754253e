import { chmodSync } from 'node:fs';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { fieldsRefreshToken } from '../../cli/topping-sandbox.ts';
import { createSandbox, type Sandbox, type SandboxOptions, serve } from '../../sandbox/index.ts';
import { documentOf, runCli } from '../support/cli.ts';
import { startNetwork } from '../support/network.ts';
import { makeProject, makeUntypedProject, type TestProject } from '../support/project.ts';

const biginFile = 'topping/catalogue/bigin-contacts.ts';
const booksFile = 'topping/catalogue/books-contacts.ts';
const mapping = 'topping/mappings/contact-to-books.ts';

const allScopes = ['ZohoBigin.settings.ALL', 'ZohoBooks.settings.READ', 'ZohoCRM.settings.ALL'];
const secrets = ['sandbox-client-secret', fieldsRefreshToken, 'sandbox-access-'];

function newSandbox(options: Partial<SandboxOptions> = {}): Sandbox {
  return createSandbox({
    organizations: [
      {
        id: '10001',
        name: 'Example',
        customFields: [{ apiName: 'cf_bigin_id', label: 'Bigin ID', dataType: 'text', unique: true }],
      },
    ],
    refreshTokens: { [fieldsRefreshToken]: allScopes },
    customFields: {
      Contacts: {
        acme__Loyalty: { kind: 'text', label: "Member's number", maxLength: 30, writable: true },
      },
    },
    ...options,
  });
}

/** A sandbox on a port of its own. */
async function serveSandbox(options: Partial<SandboxOptions> = {}): Promise<string> {
  const port = await serve(newSandbox(options), { port: 0 });
  onTestFinished(() => port.close());
  return port.url;
}

/** Runs `topping sandbox` on a project. */
async function startSandbox(project: TestProject) {
  const interruption = Promise.withResolvers<void>();
  const printed = Promise.withResolvers<string>();
  const ended = runCli(['sandbox', '--port', '0', '--json'], {
    directory: project.root,
    interrupted: () => interruption.promise,
    onOutput: printed.resolve,
  });
  const { url, token } = JSON.parse(await printed.promise) as {
    readonly url: string;
    readonly token: string;
  };
  const stop = async (): Promise<void> => {
    interruption.resolve();
    await ended;
  };
  return { url, token, stop };
}

/** How a mapping imports a pulled catalogue. */
function importOf(name: string, file: string): string {
  return `import { ${name} } from '../catalogue/${file}';`;
}

function pullFrom(url: string, project: TestProject, ...args: string[]) {
  return runCli(['fields', 'pull', '--sandbox', url, ...args], { directory: project.root });
}

describe('topping fields pull', () => {
  test('writes catalogues with the custom fields of the account, and a mapping against them becomes Deluge that runs', async () => {
    const project = makeProject();
    const pulled = await pullFrom(
      await serveSandbox(),
      project,
      'bigin.Contacts',
      'books.contacts',
      'crm.Contacts',
    );
    expect(pulled).toEqual({
      status: 0,
      stderr:
        'bigin.Contacts: read the fields\nbooks.contacts: read the fields\ncrm.Contacts: read the fields\n',
      stdout: `${biginFile}: written; 28 fields, 1 of them custom
${booksFile}: written; 59 fields, 1 of them custom
topping/catalogue/crm-contacts.ts: written; 37 fields, 0 of them custom
`,
    });
    expect(project.read(biginFile)).toContain(
      `    acme__Loyalty: { kind: 'text', label: "Member's number", maxLength: 30, writable: true },\n`,
    );
    expect(project.read(biginFile)).toContain("  date: '2026-11',\n");
    expect(
      project.read(booksFile),
    ).toBe(`import { type BooksModule, booksContacts as standard } from '../../zoho/index.ts';

/**
 * The fields of Zoho Books contacts: the standard ones, and the custom ones as the organization has them.
 * Written by \`topping fields pull books.contacts\`.
 */
export const booksContacts = {
  ...standard,
  date: '2026-11',
  customFields: {
    cf_bigin_id: {
      kind: 'text',
      label: 'Bigin ID',
      maxLength: 255,
      confidence: 'inferred',
      writable: true,
      unique: { caseSensitive: false },
    },
  },
} as const satisfies BooksModule;
`);

    project.edit(
      mapping,
      "import { biginContacts, booksContacts } from '../../zoho/index.ts';",
      `${importOf('biginContacts', 'bigin-contacts.ts')}\n${importOf('booksContacts', 'books-contacts.ts')}`,
    );
    project.edit(
      mapping,
      "field('Account_Name').through(lookupName)",
      "field('acme__Loyalty'),\n    custom_fields: { cf_bigin_id: field('acme__Loyalty') }",
    );
    expect(await runCli(['generate', '--force'], { directory: project.root })).toMatchObject({ status: 0 });
    expect(project.read('functions/contact_to_books.deluge')).toContain('record.get("acme__Loyalty")');
    expect(project.read('functions/contact_to_books.deluge')).toContain(
      'customEntry.put("api_name","cf_bigin_id")',
    );
    // The types have been checked; looking at them again would only take time.
    project.remove('topping/tsconfig.json');
    project.write(
      'test/data/contacts.json',
      JSON.stringify({ contacts: [{ Last_Name: 'Ito', Email: 'ito@x.example', acme__Loyalty: 'L-7' }] }),
    );
    const replayed = await runCli(['replay'], { directory: project.root });
    expect(replayed).toMatchObject({ status: 0 });
    expect(replayed.stdout).toContain('all as mapped');

    const { url, token, stop } = await startSandbox(project);
    const headers = { authorization: `Zoho-oauthtoken ${token}` };
    const data = [{ Last_Name: 'Ito', Email: 'ito@x.example', acme__Loyalty: 'L-7' }];
    await fetch(`${url}/bigin/v2/Contacts`, { method: 'POST', headers, body: JSON.stringify({ data }) });
    const customers = `${url}/books/v3/contacts?organization_id=10001`;
    await vi.waitFor(async () => {
      const { contacts } = (await (await fetch(customers, { headers })).json()) as { contacts: unknown[] };
      expect(contacts).toMatchObject([{ contact_name: 'Ito', company_name: 'L-7' }]);
    }, 60_000);
    await stop();
  });

  test('a field that the account does not have does not compile', async () => {
    const project = makeProject();
    await pullFrom(await serveSandbox(), project, 'bigin.Contacts');
    project.edit(
      mapping,
      "import { biginContacts, booksContacts } from '../../zoho/index.ts';",
      `import { booksContacts } from '../../zoho/index.ts';\n${importOf('biginContacts', 'bigin-contacts.ts')}`,
    );
    project.edit(mapping, "notes: field('Description')", "contact_number: field('acme__Loyality')");
    const checked = await runCli(['check'], { directory: project.root });
    expect(checked.status).toBe(1);
    expect(checked.stderr).toContain('Did you mean "acme__Loyalty"?');
  });

  test('shows what changed, and overwrites only when somebody says so', async () => {
    const project = makeUntypedProject();
    const url = await serveSandbox();
    await pullFrom(url, project, 'bigin.Contacts');
    const asAccount = project.read(biginFile);
    project.edit(biginFile, "label: 'First Name', maxLength: 40", "label: 'First Name', maxLength: 41");
    const byHand = project.read(biginFile);
    const shown = `===================================================================
--- ${biginFile}\ton disk
+++ ${biginFile}\tas the account has it
@@ -15,5 +15,5 @@
   fields: {
     Owner: { kind: 'user', label: 'Contact Owner', writable: false },
-    First_Name: { kind: 'text', label: 'First Name', maxLength: 41, writable: true },
+    First_Name: { kind: 'text', label: 'First Name', maxLength: 40, writable: true },
     Last_Name: { kind: 'text', label: 'Last Name', maxLength: 80, mandatory: true, writable: true },
     Account_Name: { kind: 'lookup', label: 'Company Name', module: 'Accounts', writable: true },
`;
    expect(await pullFrom(url, project, 'bigin.Contacts')).toEqual({
      status: 1,
      stdout: `${shown}${biginFile}: not written; 28 fields, 1 of them custom\n`,
      stderr: `bigin.Contacts: read the fields
error fields/would-overwrite
  ${biginFile} is not as the account has it, and was left as it is.
  Look at the difference above; then give --yes, or answer the question on a terminal.
`,
    });
    expect(project.read(biginFile)).toBe(byHand);

    const questions: string[] = [];
    const answering = (answer: string) => async (question: string) => {
      questions.push(question);
      return answer;
    };
    const args = ['fields', 'pull', '--sandbox', url, 'bigin.Contacts'];
    const no = await runCli(args, { directory: project.root, ask: answering('') });
    expect([no.status, project.read(biginFile)]).toEqual([1, byHand]);
    const yes = await runCli(args, { directory: project.root, ask: answering('y') });
    expect([yes.status, project.read(biginFile)]).toEqual([0, asAccount]);
    expect(questions).toEqual(Array(2).fill(`Overwrite ${biginFile}? [y/N] `));

    project.write(biginFile, byHand);
    const forced = await pullFrom(url, project, '--yes', 'bigin.Contacts');
    expect(forced.stdout).toBe(`${shown}${biginFile}: written; 28 fields, 1 of them custom\n`);
    expect(project.read(biginFile)).toBe(asAccount);
  });

  test('leaves a catalogue alone that is as the account has it, though read in another month', async () => {
    const project = makeUntypedProject();
    const url = await serveSandbox();
    await pullFrom(url, project, 'bigin.Contacts');
    project.edit(biginFile, "date: '2026-11'", "date: '2026-03'");
    const before = project.read(biginFile);
    const again = await pullFrom(url, project, 'bigin.Contacts');
    expect(again).toMatchObject({
      status: 0,
      stdout: `${biginFile}: unchanged; 28 fields, 1 of them custom\n`,
    });
    expect(project.read(biginFile)).toBe(before);
  });

  test('--check writes nothing, and says what is not as the account has it', async () => {
    const project = makeUntypedProject();
    const url = await serveSandbox();
    await pullFrom(url, project, 'bigin.Contacts');
    project.edit(biginFile, "label: 'First Name'", "label: 'Given name'");
    const before = project.snapshot();
    const checked = await pullFrom(url, project, '--check', '--json');
    expect(checked.status).toBe(1);
    expect(documentOf(checked)).toMatchObject({
      protocol: 1,
      ok: false,
      files: [
        { file: biginFile, state: 'changed', written: false, fields: 28, customFields: 1 },
        { file: booksFile, state: 'new', written: false, fields: 59, customFields: 1 },
      ],
      diagnostics: [
        { code: 'fields/not-as-account', message: `${biginFile} is not as the account has it.` },
        { code: 'fields/not-pulled', message: `There is no ${booksFile} yet.` },
      ],
    });
    expect(project.snapshot()).toEqual(before);
    await pullFrom(url, project, '--yes');
    expect(await pullFrom(url, project, '--check')).toMatchObject({ status: 0 });
  });

  test('writes nothing at all when one of the modules cannot be read', async () => {
    const project = makeUntypedProject();
    const before = project.snapshot();
    const run = await pullFrom(await serveSandbox(), project, 'bigin.Contacts', 'bigin.Leads');
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('error account/no-such-module\n  Bigin has no module "Leads".\n');
    expect(project.snapshot()).toEqual(before);
  });

  test('asks which organization of Books is meant when there are several', async () => {
    const project = makeUntypedProject();
    const url = await serveSandbox({
      organizations: [
        { id: '1', name: 'North' },
        { id: '2', name: 'South' },
      ],
    });
    const run = await pullFrom(url, project, 'books.contacts');
    expect(run.stderr).toContain(`error account/several-organizations
  The account has several organizations in Zoho Books: North (1), South (2).
  Name one: --organization ID.
`);
    expect(await pullFrom(url, project, '--organization', '2', 'books.contacts')).toMatchObject({
      status: 0,
      stdout: `${booksFile}: written; 58 fields, 0 of them custom\n`,
    });
  });

  test('says which scope is missing, and for which call', async () => {
    const project = makeUntypedProject();
    const url = await serveSandbox({ refreshTokens: { [fieldsRefreshToken]: ['ZohoBigin.modules.ALL'] } });
    const says = async (module: string) => (await pullFrom(url, project, module)).stderr;
    const lacks = (call: string, scope: string) =>
      `error account/lacks-scope\n  The refresh token may not do GET ${call}: it lacks ${scope}.\n`;
    expect(await says('bigin.Contacts')).toContain(
      lacks('/bigin/v2/settings/modules/Contacts', 'ZohoBigin.settings.modules.READ'),
    );
    expect(await says('books.contacts')).toContain(
      lacks('/books/v3/organizations', 'ZohoBooks.settings.READ'),
    );
    expect(await says('crm.Contacts')).toContain(
      lacks('/crm/v8/settings/modules/Contacts', 'ZohoCRM.settings.modules.READ'),
    );
  });

  test('says that nothing listens at the address of the sandbox', async () => {
    const port = await serve(newSandbox(), { port: 0 });
    await port.close();
    expect(await pullFrom(port.url, makeUntypedProject())).toEqual({
      status: 3,
      stdout: '',
      stderr: `error account/unreachable
  127.0.0.1:${port.port} cannot be reached: nothing listens there.
  See that the network is there; for a sandbox, that "topping sandbox" runs and on which port.
`,
    });
  });
});

describe('the credentials of an account', () => {
  const project = makeUntypedProject(afterAll);
  const environment = {
    ZOHO_CLIENT_ID: 'sandbox-client',
    ZOHO_CLIENT_SECRET: 'sandbox-client-secret',
    ZOHO_REFRESH_TOKEN: fieldsRefreshToken,
    ZOHO_DATA_CENTRE: 'eu',
  };
  const file = {
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-client-secret',
    refreshToken: fieldsRefreshToken,
    dataCentre: 'EU',
  };

  /** Zoho's own addresses lead to a sandbox whose account lives in Europe. */
  function startZoho(options: Partial<SandboxOptions> = {}): Sandbox {
    const sandbox = newSandbox({ dataCentre: 'eu', ...options });
    const network = startNetwork(sandbox);
    onTestFinished(() => network.close());
    return sandbox;
  }

  const pull = (given: Readonly<Record<string, string>>, ...args: string[]) =>
    runCli(['fields', 'pull', ...args], { directory: project.root, environment: given });

  test('come from the environment, and are neither shown nor written', async () => {
    const sandbox = startZoho();
    const run = await pull(environment, 'bigin.Contacts', 'books.contacts');
    expect(run.status).toBe(0);
    expect(sandbox.httpLog.map(({ service, query }) => [service, query])).toEqual([
      ['accounts', []],
      ['bigin', []],
      ['bigin', ['module']],
      ['books', []],
      ['books', ['entity', 'organization_id']],
    ]);
    const written = [biginFile, booksFile].map((path) => project.read(path));
    for (const secret of secrets) {
      for (const text of [run.stdout, run.stderr, ...written]) expect(text).not.toContain(secret);
    }
  });

  test('come from a file that is its owner’s alone', async () => {
    startZoho();
    project.write('account.json', JSON.stringify(file));
    chmodSync(project.path('account.json'), 0o644);
    const refused = await pull({}, '--credentials', 'account.json', '--check');
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toBe(`error account/credentials-readable-by-others at account.json
  The file of credentials holds secrets, and others on this machine can read or change it.
  Take their rights away: chmod 600 on the file.
`);
    chmodSync(project.path('account.json'), 0o600);
    for (const path of ['account.json', project.path('account.json')]) {
      expect((await pull({}, '--credentials', path, 'books.contacts')).status).toBe(0);
    }
  });

  test.each([
    ['{"clientSecret":"very-secret"', 'it is not JSON'],
    ['[]', 'it is no JSON object'],
    [JSON.stringify({ ...file, clientId: 5, dataCentre: '' }), 'clientId, dataCentre must be a text'],
  ])('a file that holds %s is refused without quoting it', async (text, reason) => {
    project.write('account.json', text);
    chmodSync(project.path('account.json'), 0o600);
    const run = await pull({}, '--credentials', 'account.json');
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(`error account/credentials-not-valid at account.json
  The file of credentials cannot be used: ${reason}.
  Write {"clientId":"…","clientSecret":"…","refreshToken":"…","dataCentre":"eu"}.
`);
  });

  test('that are missing are named', async () => {
    const { ZOHO_REFRESH_TOKEN, ...others } = environment;
    const run = await pull(others);
    expect(run.status).toBe(3);
    expect(run.stderr).toContain(
      'There are no credentials for an account of Zoho: ZOHO_REFRESH_TOKEN is not set.\n',
    );
    expect((await pull({ ...environment, ZOHO_DATA_CENTRE: 'mars' })).stderr).toContain(
      'error account/unknown-data-centre\n  There is no data centre "mars".\n  Known are us, eu,',
    );
  });

  test.each([
    ['ZOHO_CLIENT_ID', 'unknown-client', 'accounts.zoho.eu does not know the client id.'],
    [
      'ZOHO_CLIENT_SECRET',
      'wrong-secret',
      'accounts.zoho.eu says that the client secret is not that of the client id.',
    ],
    [
      'ZOHO_REFRESH_TOKEN',
      'unknown-refresh-token',
      'accounts.zoho.eu does not know the refresh token: it was revoked, or it belongs to another data centre or client.',
    ],
  ])(
    'with a wrong %s lead to account/%s, though Zoho answers with status 200',
    async (name, code, message) => {
      const sandbox = startZoho();
      const run = await pull({ ...environment, [name]: 'wrong-value' });
      expect(run).toMatchObject({ status: 1, stdout: '' });
      expect(run.stderr).toContain(`error account/${code}\n  ${message}\n`);
      expect(run.stderr).not.toContain('wrong-value');
      expect(sandbox.httpLog.map(({ status }) => status)).toEqual([200]);
    },
  );

  test('of another data centre are told as such', async () => {
    startZoho();
    const run = await pull({ ...environment, ZOHO_DATA_CENTRE: 'in' });
    expect(run.stderr).toContain('accounts.zoho.in does not know the refresh token');
  });

  test('that were used too often are told so', async () => {
    startZoho();
    const module = 'books.contacts';
    for (let times = 0; times < 10; times += 1) await pull(environment, '--yes', module);
    expect((await pull(environment, module)).stderr).toBe(`error account/too-many-tokens
  accounts.zoho.eu gives no more access tokens for now.
  A refresh token gives ten in ten minutes: wait ten minutes and run the command again.
`);
  });
});

test.each([
  [['fields', 'push'], 'unknown-action', 'The command fields cannot "push".'],
  [['fields'], 'missing-argument', 'The command fields needs the word "pull".'],
  [
    ['fields', 'pull', 'books.invoices'],
    'unknown-module',
    '"books.invoices" names no module whose fields can be pulled.',
  ],
  [
    ['fields', 'pull', '--sandbox', 'http://example.com'],
    'wrong-value',
    '--sandbox: give the address of a sandbox on this machine, such as http://127.0.0.1:8787.',
  ],
])('topping %j is wrong use', async (args, code, message) => {
  const run = await runCli(args, { directory: makeUntypedProject().root });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain(`error usage/${code}\n  ${message}\n`);
});
