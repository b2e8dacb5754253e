import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSandbox } from '../../cli/account/access.ts';
import { checkAccount } from '../../cli/doctor/check-account.ts';
import { checkClock, checkNode } from '../../cli/doctor/check-machine.ts';
import { doctorRefreshToken, sandboxOptionsOf } from '../../cli/topping-sandbox.ts';
import { createSandbox, type SandboxOptions, sandboxClient, serve } from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { biginContacts } from '../../zoho/index.ts';
import { looseMapping, toppingOf } from '../definition/loose-definitions.ts';
import { type CliRun, documentOf, runCli } from '../support/cli.ts';
import { customFieldsTopping } from '../support/custom-fields-topping.ts';
import { linkedTopping } from '../support/linked-topping.ts';
import { makeUntypedProject } from '../support/project.ts';

const sound = makeUntypedProject(afterAll);

/** Serves a sandbox with the shipped topping, apart from some changes, and gives its address. */
async function sandboxWith(change: (options: SandboxOptions) => Partial<SandboxOptions> = () => ({})) {
  const options = sandboxOptionsOf(topping, []);
  // The functions are of no use here, and rules and schedules need them.
  const open = await serve(createSandbox({ ...options, rules: [], schedules: [], ...change(options) }), {
    port: 0,
  });
  onTestFinished(() => open.close());
  return open.url;
}

/** What opens a sandbox for the doctor. */
async function accessTo(address: string) {
  const { id: clientId, secret: clientSecret } = sandboxClient;
  const credentials = { clientId, clientSecret, refreshToken: doctorRefreshToken };
  const access = await openSandbox(address, credentials, fetch);
  if (!access.ok) throw new Error(access.diagnostic.message);
  return access.value;
}

async function examine(address: string, more: readonly string[] = []): Promise<CliRun> {
  return runCli(['doctor', '--sandbox', address, ...more], { directory: sound.root, now: () => Date.now() });
}

async function findings(address: string): Promise<readonly string[]> {
  const { diagnostics } = documentOf(await examine(address, ['--json'])) as {
    readonly diagnostics: readonly {
      readonly code: string;
      readonly message: string;
      readonly hint: string;
    }[];
  };
  return diagnostics.map(({ code, message, hint }) => `${code}: ${message} ${hint}`);
}

describe('topping doctor', () => {
  test('finds nothing where all is well', async () => {
    const address = await sandboxWith();
    expect(await examine(address)).toEqual({
      status: 0,
      stdout: `machine  Node ${process.versions.node} is right
project  the definitions load, and functions/ is as they make it
account  ${new URL(address).host} has what the topping needs
`,
      stderr: '',
    });
  });

  test('asks for no field in Books where no mapping uses one', async () => {
    const address = await sandboxWith(({ organizations }) => ({
      organizations: organizations.map((one) => ({ ...one, customFields: [] })),
    }));
    expect(await checkAccount(await accessTo(address), linkedTopping())).toEqual([]);
  });

  test('looks for the custom fields of Books that a mapping writes, and for those of the topping that it reads', async () => {
    const mapped = customFieldsTopping();
    const options = sandboxOptionsOf(mapped, []);
    const address = await sandboxWith(() => ({
      ...options,
      rules: [],
      schedules: [],
      organizations: options.organizations.map((one) => ({
        ...one,
        customFields: (one.customFields ?? []).filter(({ apiName }) => apiName !== 'cf_tier'),
      })),
      customFields: { Contacts: without('Nickname', options.customFields?.Contacts) },
    }));
    const found = await checkAccount(await accessTo(address), mapped);
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'doctor/field-missing: contacts of Books has no field cf_tier in the account; contact_to_books uses it.',
      'doctor/custom-field-missing: Contacts of Bigin has no field Nickname in the account, and the functions use it.',
    ]);
  });

  test('says of an account that it was not looked at', async () => {
    const run = await runCli(['doctor'], { directory: sound.root });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('account  not looked at: give --sandbox ADDRESS or --credentials FILE\n');
  });

  test('finds functions that are not as the definitions make them', async () => {
    const project = makeUntypedProject();
    project.edit('functions/contact_to_books.deluge', 'email', 'mail');
    const run = await runCli(['doctor', '--json'], { directory: project.root });
    expect(run.status).toBe(1);
    expect(documentOf(run)).toMatchObject({
      ok: false,
      examined: [
        { part: 'machine', findings: 0 },
        { part: 'project', findings: 1 },
        { part: 'account', state: 'not-looked-at' },
      ],
      diagnostics: [{ code: 'functions/hand-edited', file: 'functions/contact_to_books.deluge' }],
    });
  });

  test('finds definitions that do not load, and looks at no account then', async () => {
    const project = makeUntypedProject();
    project.edit('topping/index.ts', "version: '0.1.0'", "version: 'one'");
    const run = await runCli(['doctor'], { directory: project.root });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('error definition/bad-version');
    expect(run.stdout).toContain('project  1 finding, see above\n');
  });

  test('finds that nothing listens', async () => {
    const run = await examine('http://127.0.0.1:1', ['--json']);
    expect(run.status).toBe(3);
    expect(documentOf(run)).toMatchObject({ diagnostics: [{ code: 'account/unreachable' }] });
  });
});

const text = { kind: 'text', writable: true, maxLength: 255 } as const;
const picklist = { kind: 'picklist', label: 'Books Sync Status', writable: true, maxLength: 120 } as const;

function without<Value>(name: string, from: Readonly<Record<string, Value>> = {}): Record<string, Value> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key !== name));
}

describe('topping doctor finds in an account, and says the mend:', () => {
  const cases: readonly (readonly [
    name: string,
    change: (options: SandboxOptions) => Partial<SandboxOptions>,
    found: readonly string[],
  ])[] = [
    [
      'variables under a namespace that the definitions do not know',
      ({ variables }) => ({
        variables: Object.fromEntries(
          Object.entries(variables ?? {}).map(([name, value]) => [`acme__${name}`, value]),
        ),
      }),
      topping.variables.map(
        ({ name }) =>
          `doctor/namespace-differs: The account calls the variable acme__${name}; the functions ask for ${name}. Write namespace: 'acme' in topping/index.ts, and run "topping build".`,
      ),
    ],
    [
      'a variable that is not there',
      ({ variables }) => ({
        variables: Object.fromEntries(
          Object.entries(variables ?? {}).filter(([name]) => name !== 'zoho_data_centre'),
        ),
      }),
      [
        'doctor/variable-missing: The account has no variable zoho_data_centre. Install the topping there, or make the variable as the console sheet says.',
      ],
    ],
    [
      'an organization that nobody has entered',
      ({ variables }) => ({ variables: { ...variables, books_organization_id: '' } }),
      [
        'doctor/variable-empty: The variable books_organization_id is empty in the account: nothing is synced until it has a value. Enter a value for "Books organization id" in the settings of the topping.',
      ],
    ],
    [
      'an organization that the account does not have',
      ({ variables }) => ({ variables: { ...variables, books_organization_id: '77' } }),
      [
        'doctor/organization-unknown: The variable books_organization_id is "77", and the account has 10001 (Sandbox) in Zoho Books. Enter the id of the organization that gets the customers.',
      ],
    ],
    [
      'a custom field of the topping that is not there',
      ({ customFields }) => ({
        customFields: { Contacts: without('Books_Sync_Reason', customFields?.Contacts) },
      }),
      [
        'doctor/custom-field-missing: Contacts of Bigin has no field Books_Sync_Reason in the account, and the functions use it. Install the topping there, or make the custom field "Books Sync Reason" as the definition says: Bigin makes the API name of the label.',
      ],
    ],
    [
      'custom fields of the topping that are not what it declares',
      ({ customFields: { Contacts } = {} }) => ({
        customFields: {
          Contacts: {
            ...Contacts,
            Books_Sync_Status: { ...picklist, values: ['In step', 'Waiting', 'Not synced'] },
            Books_Sync_Reason: { ...text, label: 'Books Sync Reason' },
            Books_Customer_ID: { ...text, label: 'Books Customer ID' },
          },
        },
      }),
      [
        'lacks the value Needs attention',
        'is of the type text, not textarea',
        'takes the same value twice',
      ].map(
        (problem, index) =>
          `doctor/custom-field-differs: The field ${['Books_Sync_Status', 'Books_Sync_Reason', 'Books_Customer_ID'][index]} of Contacts ${problem}. Change the field in Bigin to what the definition of the custom field says.`,
      ),
    ],
    [
      'no field in Books that customers are known by',
      ({ organizations }) => ({
        organizations: organizations.map((one) => ({ ...one, customFields: [] })),
      }),
      [
        'doctor/key-field-missing: The contacts of the organization 10001 in Zoho Books have no custom field cf_bigin_contact_id: no customer can be saved. Make it in the settings of Zoho Books, under Preferences, Customers: a text that prevents duplicate values, whose API name is cf_bigin_contact_id.',
      ],
    ],
    [
      'a field in Books that customers would be known by, if it were unique',
      ({ organizations }) => ({
        organizations: organizations.map((one) => ({
          ...one,
          customFields: (one.customFields ?? []).map((field) => ({ ...field, unique: false })),
        })),
      }),
      [
        'doctor/key-field-not-unique: The custom field cf_bigin_contact_id of the organization 10001 in Zoho Books takes the same value twice: no customer is found by it. Let it prevent duplicate values, in the settings of Zoho Books under Preferences, Customers.',
      ],
    ],
    [
      'another data centre than the one that is entered',
      ({ variables }) => ({ variables: { ...variables, zoho_data_centre: 'eu' } }),
      [
        'doctor/data-centre-differs: The variable zoho_data_centre says "eu", and the account lives in "us". Set it to "us": a call to another data centre finds no account there.',
      ],
    ],
    [
      'scopes that the credentials do not have',
      ({ refreshTokens }) => ({
        refreshTokens: {
          [doctorRefreshToken]: (refreshTokens?.[doctorRefreshToken] ?? []).filter(
            (scope) => scope !== 'ZohoBooks.contacts.CREATE',
          ),
        },
      }),
      [
        'doctor/scope-missing: The credentials do not have ZohoBooks.contacts.CREATE, which the connection booksconnection asks for. That the account may do it is not known. Whoever authorises the connection needs these rights.',
      ],
    ],
    [
      'credentials that may not read variables',
      ({ refreshTokens }) => ({
        refreshTokens: {
          [doctorRefreshToken]: (refreshTokens?.[doctorRefreshToken] ?? []).filter(
            (scope) => scope !== 'ZohoBigin.settings.variables.READ',
          ),
        },
      }),
      [
        expect.stringMatching(
          /^account\/lacks-scope: .* GET \/bigin\/v2\/settings\/variables: it lacks ZohoBigin\.settings\.variables\.READ\./,
        ),
      ],
    ],
  ];

  test.each(cases)('%s', async (_name, change, found) => {
    expect(await findings(await sandboxWith(change))).toEqual(found);
  });

  test('a clock that is wrong', async () => {
    const address = await sandboxWith();
    const run = await runCli(['doctor', '--sandbox', address, '--json'], {
      directory: sound.root,
      now: () => Date.now() + 7_200_000,
    });
    expect(run.status).toBe(1);
    expect(documentOf(run)).toMatchObject({
      diagnostics: [
        {
          code: 'doctor/clock-skew',
          message: expect.stringMatching(
            /^The clock of this machine is 7\d\d\d s ahead of that of 127\.0\.0\.1:\d+\.$/,
          ),
        },
      ],
    });
  });
});

describe('fields that the functions read', () => {
  const own = { kind: 'text', label: 'Region', writable: true, maxLength: 100 } as const;

  const reading = (field: string) =>
    toppingOf([
      looseMapping({
        from: { ...biginContacts, fields: { ...biginContacts.fields, [field]: own } },
        fields: (source: (name: string) => object) => ({
          contact_name: source('Full_Name'),
          notes: source(field),
        }),
      }),
    ]);

  async function missing(used: string, inAccount: Readonly<Record<string, typeof own>>) {
    const address = await sandboxWith(({ customFields }) => ({
      customFields: { Contacts: { ...customFields?.Contacts, ...inAccount } },
    }));
    return (await checkAccount(await accessTo(address), reading(used))).map(
      ({ code, message }) => `${code}: ${message}`,
    );
  }

  test('are there', async () => {
    expect(await missing('Region', { Region: own })).toEqual([]);
  });

  test('are missing', async () => {
    expect(await missing('Region', {})).toEqual([
      'doctor/field-missing: Contacts of Bigin has no field Region in the account; contact_to_books uses it.',
    ]);
  });

  test('have another namespace', async () => {
    expect(await missing('acme__Region', { beta__Region: own })).toEqual([
      'doctor/namespace-differs: The account calls a field of Contacts beta__Region; the functions ask for acme__Region.',
    ]);
  });
});

test.each([
  ['24.21.0', '>=24', true],
  ['24.0.0', '24', true],
  ['25.0.0', '^24.9.0', true],
  ['24.8.9', '>=24.9.0', false],
  ['22.20.0', '>=24', false],
  ['24.1.0', '*', true],
])('Node %s for %s', (version, range, isRight) => {
  const found = checkNode(version, [{ by: 'package.json', range }]);
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual(
    isRight ? [] : [`doctor/wrong-node: This is Node ${version}, and package.json asks for ${range}.`],
  );
});

test('clocks may be some seconds apart', () => {
  const date = 'Mon, 02 Mar 2026 10:00:00 GMT';
  const at = Date.parse(date);
  expect(checkClock('www.zohoapis.eu', date, at + 20_000)).toEqual([]);
  expect(checkClock('www.zohoapis.eu', null, at)).toEqual([]);
  expect(checkClock('www.zohoapis.eu', date, at - 90_000)).toMatchObject([
    { message: 'The clock of this machine is 90 s behind that of www.zohoapis.eu.' },
  ]);
});
