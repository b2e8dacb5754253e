import { describe, expect, test } from 'vitest';
import type { Sandbox, SandboxOptions, WorkflowRule } from '../../sandbox/index.ts';
import { createInBigin, newSandbox, organizationId, send } from './world.ts';

const rule: WorkflowRule = {
  name: 'Contact to Books',
  module: 'Contacts',
  on: ['create', 'edit'],
  criteria: [{ field: 'Email', is: 'not-empty' }],
  function: 'sync',
  entryStyle: 'map-qualified',
};

/** Creates a Books contact with the name of the record. */
const sync = `void automation.sync(Map contact)
{
	answer = zoho.bigin.getRecordById("Contacts",contact.get("Contacts.ID"),Map(),"bigin_link");
	record = answer.get("data").get(0);
	body = Map();
	body.put("contact_name",record.get("Full_Name"));
	created = invokeurl
	[
		url :"https://www.zohoapis.com/books/v3/contacts?organization_id=${organizationId}"
		type :POST
		parameters :body.toString()
		headers :{"Content-Type":"application/json"}
		connection :"books_link"
	];
	info created.get("message");
}`;

function withRule(
  text: string,
  changes: Partial<WorkflowRule> = {},
  options: Partial<SandboxOptions> = {},
): Sandbox {
  return newSandbox({ functions: [{ name: 'sync', text }], rules: [{ ...rule, ...changes }], ...options });
}

const ann = { First_Name: 'Ann', Last_Name: 'Lee', Email: 'ann@x.example' };

describe('a rule', () => {
  test('runs its function after a record is created, and all of the run is kept', async () => {
    const sandbox = withRule(sync);
    const id = await createInBigin(sandbox, 'Contacts', ann);
    expect(sandbox.books.contacts()).toEqual([]);
    expect(sandbox.pendingRuns()).toEqual([
      {
        id: 'run-1',
        rule: 'Contact to Books',
        module: 'Contacts',
        recordId: id,
        event: 'create',
        depth: 1,
        request: null,
      },
    ]);

    const [run, ...others] = await sandbox.settle();
    expect(others).toEqual([]);
    expect(sandbox.books.contacts().map((contact) => contact.contact_name)).toEqual(['Ann Lee']);
    expect(run).toMatchObject({
      id: 'run-1',
      rule: 'Contact to Books',
      recordId: id,
      outcome: { ok: true },
      info: ['The contact has been added.'],
      http: [
        {
          method: 'GET',
          url: `https://www.zohoapis.com/bigin/v2/Contacts/${id}`,
          result: 200,
          connection: 'bigin_link',
          line: 3,
        },
        {
          method: 'POST',
          url: `https://www.zohoapis.com/books/v3/contacts?organization_id=${organizationId}`,
          result: 201,
          connection: 'books_link',
        },
      ],
      usage: { httpCalls: 2 },
    });
    expect(sandbox.pendingRuns()).toEqual([]);
    expect(sandbox.finishedRuns()).toEqual([run]);
    // Each connection fetched its token once.
    expect(sandbox.callsByService()).toEqual({
      accounts: 2,
      bigin: 2,
      books: 1,
      crm: 0,
      desk: 0,
      slack: 0,
      orders: 0,
    });
  });

  test.each([
    ['a record that misses the criteria', { Last_Name: 'Lee' }, {}, 0],
    ['a write that says nothing of triggers', ann, {}, 1],
    ['a write that triggers workflows', ann, { trigger: ['approval', 'workflow'] }, 1],
    ['a write that triggers nothing', ann, { trigger: [] }, 0],
    ['a write that triggers something else', ann, { trigger: ['approval'] }, 0],
  ])('for %s', async (_, values, more, runs) => {
    const sandbox = withRule('info "ran";');
    await createInBigin(sandbox, 'Contacts', values, more);
    expect(await sandbox.settle()).toHaveLength(runs);
  });

  test('answers to the events of its module that it names', async () => {
    const events = async (on: WorkflowRule['on']) => {
      const sandbox = withRule('info "ran";', { on });
      const id = await createInBigin(sandbox, 'Contacts', ann);
      await send(sandbox, 'PUT', `/bigin/v2/Contacts/${id}`, { json: { data: [{ Title: 'Head' }] } });
      await createInBigin(sandbox, 'Accounts', { Account_Name: 'Old & Co' });
      await send(sandbox, 'DELETE', `/bigin/v2/Contacts/${id}`);
      return (await sandbox.settle()).map((run) => run.event);
    };
    expect(await events(['create'])).toEqual(['create']);
    expect(await events(['edit'])).toEqual(['edit']);
    expect(await events(['delete'])).toEqual(['delete']);
    expect(await events(['create', 'edit', 'delete'])).toEqual(['create', 'edit', 'delete']);
  });

  test('runs once for each record of a request, and not for a refused one', async () => {
    const sandbox = withRule('info "ran";');
    const data = [ann, { ...ann, Last_Name: 'Twice' }, { Last_Name: 'Kim', Email: 'kim@x.example' }];
    await send(sandbox, 'POST', '/bigin/v2/Contacts', { json: { data } });
    expect(await sandbox.settle()).toHaveLength(2);
  });

  test('that fails leaves its reason, and the record is saved all the same', async () => {
    const sandbox = withRule('x = 1 / 0;');
    const id = await createInBigin(sandbox, 'Contacts', ann);
    const [run] = await sandbox.settle();
    expect(run?.outcome).toMatchObject({ ok: false, error: { line: 1 } });
    expect(sandbox.bigin.record('Contacts', id)?.Last_Name).toBe('Lee');
  });
});

describe('the argument of a function', () => {
  async function infoOf(entryStyle: WorkflowRule['entryStyle'], text: string): Promise<readonly string[]> {
    const sandbox = withRule(text, { entryStyle });
    const company = await createInBigin(sandbox, 'Accounts', { Account_Name: 'Old & Co' });
    await createInBigin(sandbox, 'Contacts', { ...ann, Account_Name: { id: company } });
    const [run] = await sandbox.settle();
    if (!run?.outcome.ok) throw new Error(JSON.stringify(run?.outcome));
    return run.info;
  }

  test('is a map by module and label', async () => {
    const text = `void sync(Map contact) { info contact.get("Contacts.ID") + "|" + contact.get("Contacts.Last Name")
      + "|" + contact.get("Contacts.Company Name"); info isNull(contact.get("Contacts.Mobile")); }`;
    expect(await infoOf('map-qualified', text)).toEqual(['5000001000000001002|Lee|Old & Co', 'true']);
  });

  test('is a map by API name', async () => {
    const text = `void sync(Map lead) { info lead.get("id") + "|" + lead.get("Last_Name") + "|"
      + lead.get("Account_Name").get("name"); }`;
    expect(await infoOf('map-plain', text)).toEqual(['5000001000000001002|Lee|Old & Co']);
  });

  test('is the id as a number', async () => {
    expect(await infoOf('scalar-id', 'void sync(int contactId) { info contactId + 1; }')).toEqual([
      '5000001000000001003',
    ]);
  });
});

describe('a rule that starts itself', () => {
  const loop = (options: string): string => `void sync(Map contact)
{
	changes = Map();
	changes.put("Title","Head");
	update = zoho.bigin.updateRecord("Contacts",contact.get("Contacts.ID"),changes,${options},"bigin_link");
}`;

  test('stops the sandbox with an error that names it', async () => {
    const sandbox = withRule(loop('{"trigger":{"workflow"}}'), {}, { options: { deepestChain: 3 } });
    const id = await createInBigin(sandbox, 'Contacts', ann);
    const message =
      `The rule "Contact to Books" starts itself again and again: for Contacts ${id}, 3 runs started each other in a row. ` +
      'Let the function write to Bigin without starting rules ("trigger":[]), or let it stop when nothing has to change.';
    await expect(sandbox.settle()).rejects.toThrow(message);
    expect(sandbox.finishedRuns().map((run) => run.depth)).toEqual([1, 2]);
    await expect(sandbox.settle()).rejects.toThrow(message);
  });

  test('does not, when its write starts no rules', async () => {
    const sandbox = withRule(loop('{"trigger":List()}'), {}, { options: { deepestChain: 3 } });
    const id = await createInBigin(sandbox, 'Contacts', ann);
    expect(await sandbox.settle()).toHaveLength(1);
    expect(sandbox.bigin.record('Contacts', id)?.Title).toBe('Head');
  });
});

describe('runs held at their requests', () => {
  test('go on in any order; two runs of a search-then-create script create twice', async () => {
    // Looks whether Books has the name, and creates it if not: a race when two runs look before either creates.
    const text = `void sync(Map contact)
{
	found = invokeurl
	[
		url :"https://www.zohoapis.com/books/v3/contacts?organization_id=${organizationId}&company_name=Old"
		type :GET
		connection :"books_link"
	];
	if(found.get("contacts").size() == 0)
	{
		body = Map();
		body.put("contact_name",contact.get("Contacts.Last Name"));
		body.put("company_name","Old");
		created = invokeurl
		[
			url :"https://www.zohoapis.com/books/v3/contacts?organization_id=${organizationId}"
			type :POST
			parameters :body.toString()
			headers :{"Content-Type":"application/json"}
			connection :"books_link"
		];
	}
}`;
    const start = async () => {
      const sandbox = withRule(text);
      await createInBigin(sandbox, 'Contacts', { Last_Name: 'A', Email: 'a@x.example' });
      await createInBigin(sandbox, 'Contacts', { Last_Name: 'B', Email: 'b@x.example' });
      return sandbox;
    };
    const names = (sandbox: Sandbox) => sandbox.books.contacts().map((contact) => contact.contact_name);
    const stepAll = async (sandbox: Sandbox, order: readonly string[]) => {
      for (const id of order) await sandbox.step(id);
      expect(sandbox.pendingRuns()).toEqual([]);
    };

    const oneAfterAnother = await start();
    await stepAll(oneAfterAnother, ['run-1', 'run-1', 'run-1', 'run-2', 'run-2']);
    expect(names(oneAfterAnother)).toEqual(['A']);

    const interleaved = await start();
    await stepAll(interleaved, ['run-1', 'run-2', 'run-1', 'run-2', 'run-2', 'run-1']);
    expect(names(interleaved)).toEqual(['B', 'A']);
  });

  test('show the request that they are held at', async () => {
    const sandbox = withRule(sync);
    const id = await createInBigin(sandbox, 'Contacts', ann);
    const step = await sandbox.step('run-1');
    const request = { method: 'GET', url: `https://www.zohoapis.com/bigin/v2/Contacts/${id}`, line: 3 };
    expect(step).toMatchObject({ kind: 'held', request });
    expect(sandbox.pendingRuns()[0]?.request).toMatchObject(request);
    // Held means not sent.
    expect(sandbox.httpLog.filter((entry) => entry.runId !== null)).toEqual([]);
    expect(await sandbox.settle()).toHaveLength(1);
  });

  test('an answer can be lost after the server has done its work', async () => {
    const sandbox = withRule(sync);
    await createInBigin(sandbox, 'Contacts', ann);
    await sandbox.step('run-1');
    await sandbox.step('run-1');
    const step = await sandbox.step('run-1', async (request, deliver) => {
      await deliver(request);
      return { kind: 'failure', reason: 'timeout', message: 'timed out' };
    });
    expect(step).toMatchObject({
      kind: 'finished',
      run: { outcome: { ok: false }, http: [{}, { result: 'timeout' }] },
    });
    expect(sandbox.books.contacts()).toHaveLength(1);
  });

  test('there is no stepping a run that is not pending', async () => {
    await expect(newSandbox().step('run-7')).rejects.toThrow(
      'There is no pending run "run-7". Take the id from pendingRuns().',
    );
  });
});

describe('a script and its connections', () => {
  const call = (
    connection: string,
    url = 'https://www.zohoapis.com/bigin/v2/Contacts?fields=Email',
  ): string =>
    `r = invokeurl
[
	url :"${url}"
	type :GET
	${connection}
	detailed :true
];
info r.get("responseCode");
info r.get("responseText");`;

  async function outcomeOf(text: string, options: Partial<SandboxOptions> = {}) {
    const sandbox = withRule(text, {}, options);
    await createInBigin(sandbox, 'Contacts', ann);
    const [run] = await sandbox.settle();
    return { sandbox, run };
  }

  test('an unknown link name fails the script', async () => {
    const { run } = await outcomeOf(call('connection :"nobody"'));
    expect(run?.http).toMatchObject([{ result: 'connection', connection: 'nobody' }]);
    expect(run?.outcome).toMatchObject({
      ok: false,
      error: {
        message: expect.stringContaining(
          'There is no connection with the link name "nobody"; there is bigin_link, books_link.',
        ),
      },
    });
  });

  test('a scope that is missing is answered as by each product', async () => {
    const options: Partial<SandboxOptions> = {
      connections: {
        weak_bigin: { service: 'bigin', scopes: ['ZohoBigin.modules.accounts.READ'] },
        weak_books: { service: 'books', scopes: ['ZohoBooks.settings.READ'] },
      },
    };
    const bigin = await outcomeOf(call('connection :"weak_bigin"'), options);
    expect(bigin.run?.info[0]).toBe('401');
    expect(bigin.run?.info[1]).toContain('OAUTH_SCOPE_MISMATCH');
    const books = await outcomeOf(
      call(
        'connection :"weak_books"',
        `https://www.zohoapis.com/books/v3/contacts?organization_id=${organizationId}`,
      ),
      options,
    );
    expect(books.run?.info[0]).toBe('401');
    expect(books.run?.info[1]).toContain('"code":57');
  });

  test('without a connection a call has no token', async () => {
    const { run } = await outcomeOf(call(''));
    expect(run?.info[0]).toBe('401');
    expect(run?.info[1]).toContain('AUTHENTICATION_FAILURE');
  });

  test('a host that is none of Zoho’s cannot be reached', async () => {
    const { run } = await outcomeOf(call('connection :"bigin_link"', 'https://example.com/x'));
    expect(run?.http).toMatchObject([{ result: 'unreachable' }]);
    expect(run?.outcome.ok).toBe(false);
  });

  test('a token is fetched once and again when it is about to end', async () => {
    const sandbox = withRule(call('connection :"bigin_link"'));
    const run = async (name: string) => {
      await createInBigin(sandbox, 'Contacts', { Last_Name: name, Email: `${name}@x.example` });
      const [finished] = await sandbox.settle();
      expect(finished?.info[0]).toBe('200');
      return sandbox.callsByService().accounts;
    };
    expect(await run('a')).toBe(1);
    sandbox.clock.advance(3_500_000);
    expect(await run('b')).toBe(1);
    sandbox.clock.advance(60_000);
    expect(await run('c')).toBe(2);
  });

  test('the log names the connection and the run', async () => {
    const { sandbox } = await outcomeOf(call('connection :"bigin_link"'));
    expect(sandbox.httpLog.at(-1)).toEqual({
      sequence: 3,
      atMs: Date.UTC(2026, 9, 5, 9),
      service: 'bigin',
      method: 'GET',
      path: '/bigin/v2/Contacts',
      query: ['fields'],
      status: 200,
      connection: 'bigin_link',
      runId: 'run-1',
    });
  });
});

test('a script sees the variables, the clock, the account and random numbers of its own', async () => {
  const text = `info zoho.bigin.getOrgVariable("books_organization_id");
info isNull(zoho.bigin.getOrgVariable("nothing"));
info zoho.currenttime.toString("yyyy-MM-dd HH:mm");
info randomNumber(1,1000000);`;
  const infoOfTwoRuns = async (seed: number) => {
    const sandbox = withRule(text, {}, { seed, variables: { books_organization_id: '10001' } });
    for (const Email of ['a@x.example', 'b@x.example'])
      await createInBigin(sandbox, 'Contacts', { ...ann, Email });
    return (await sandbox.settle()).map((run) => run.info);
  };
  const [first, second] = await infoOfTwoRuns(1);
  expect(first?.slice(0, 3)).toEqual(['10001', 'true', '2026-10-05 02:00']);
  expect(first?.[3]).toMatch(/^\d+$/);
  expect(second?.[3]).not.toBe(first?.[3]);
  expect(await infoOfTwoRuns(1)).toEqual([first, second]);
  expect(await infoOfTwoRuns(2)).not.toEqual([first, second]);
});

describe('a sandbox that does not fit together is refused', () => {
  test.each([
    [
      'a function with errors',
      { functions: [{ name: 'sync', text: 'info "open;' }] },
      /^The function "sync" cannot be run: line 1: .+ Check it with: topping check FILE\.$/,
    ],
    [
      'a rule without its function',
      { rules: [rule] },
      'The rule "Contact to Books" runs the function "sync", which the sandbox does not have. It has none. Add the function to functions: [{ name, text }], or correct the rule.',
    ],
    [
      'a rule for a module that is not modelled',
      { functions: [{ name: 'sync', text: 'info 1;' }], rules: [{ ...rule, module: 'Campaigns' }] },
      'The rule "Contact to Books" watches the module "Campaigns", which the sandbox does not stand for. It stands for Contacts, Accounts, Pipelines, Products, Tasks, Events, Calls, Notes.',
    ],
    [
      'a rule for a field that does not exist',
      {
        functions: [{ name: 'sync', text: 'info 1;' }],
        rules: [{ ...rule, criteria: [{ field: 'Emial', is: 'not-empty' as const }] }],
      },
      'The rule "Contact to Books" looks at the field "Emial", which Contacts does not have.',
    ],
    [
      'a connection with a scope of another service',
      { connections: { one: { service: 'books' as const, scopes: ['ZohoBigin.modules.ALL'] } } },
      'The connection "one" is for books, but its scope ZohoBigin.modules.ALL belongs to another service. Declare one connection for each service.',
    ],
    [
      'no organization',
      { organizations: [] },
      'The sandbox has no Books organization. Give at least one: organizations: [{ id: "10001", name: "Example" }].',
    ],
  ])('%s', (_, options, message) => {
    expect(() => newSandbox(options)).toThrow(message);
  });
});
