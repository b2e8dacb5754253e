import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSandbox, originOfPath, type Sandbox, serve } from '../../sandbox/index.ts';
import { startNetwork } from '../support/network.ts';
import { connectedPromises } from './connected-promises.ts';
import { buildRequest, type DoorClient, promises, readAnswer } from './promises.ts';

function newSandbox(): Sandbox {
  return createSandbox({
    organizations: [
      {
        id: '10001',
        name: 'Example',
        customFields: [{ apiName: 'cf_bigin_id', label: 'Bigin ID', dataType: 'text', unique: true }],
      },
    ],
    crmCustomFields: {
      Contacts: { Tier: { kind: 'picklist', label: 'Tier', values: ['Gold', 'Silver'], writable: true } },
    },
    refreshTokens: { 'fields-only': ['ZohoCRM.settings.fields.READ'] },
    variables: { organization: '1' },
    deskOrganizations: [
      {
        id: '2389290',
        tickets: [
          { id: '903000000000099', ticketNumber: '101', subject: 'Printer', status: 'Open' },
          { id: '903000000000107', ticketNumber: '102', subject: 'Scanner', status: 'Closed' },
        ],
      },
    ],
    slackChannels: [
      { id: 'C0001', name: 'conflicts' },
      { id: 'C0002', name: 'strangers', hasApp: false },
      { id: 'C0003', name: 'hidden', hasApp: false, isPrivate: true },
      { id: 'C0004', name: 'past', isArchived: true },
    ],
    orders: [
      { number: '1001', status: 'shipped' },
      { number: '1500', status: 'lost', breaksService: true },
    ],
    connections: {
      books_link: { service: 'books', scopes: ['ZohoBooks.contacts.ALL', 'ZohoBooks.settings.READ'] },
    },
  });
}

const originOf = (sandbox: Sandbox, path: string): string => originOfPath(sandbox.hosts, path);

interface Door {
  readonly name: string;
  readonly open: (sandbox: Sandbox) => Promise<{
    readonly send: DoorClient['send'];
    readonly close: () => Promise<void> | void;
  }>;
}

const doors: readonly Door[] = [
  {
    name: 'called directly',
    open: async (sandbox) => ({
      send: async (method, path, init) =>
        readAnswer(await sandbox.fetch(buildRequest(originOf(sandbox, path), method, path, init))),
      close: () => undefined,
    }),
  },
  {
    name: 'behind the global fetch',
    open: async (sandbox) => {
      const network = startNetwork(sandbox);
      return {
        send: async (method, path, init) =>
          readAnswer(await fetch(buildRequest(originOf(sandbox, path), method, path, init))),
        close: () => network.close(),
      };
    },
  },
  {
    name: 'on a local port',
    open: async (sandbox) => {
      const port = await serve(sandbox, { port: 0 });
      return {
        send: async (method, path, init) =>
          readAnswer(await fetch(buildRequest(port.url, method, path, init))),
        close: () => port.close(),
      };
    },
  },
];

describe.each(doors)('the sandbox $name', ({ open }) => {
  let close: () => Promise<void> | void = () => undefined;
  afterEach(async () => close());

  test.each([...promises, ...connectedPromises])('$name', async ({ run, expected }) => {
    const sandbox = newSandbox();
    const door = await open(sandbox);
    close = door.close;
    expect(await run({ sandbox, send: door.send })).toEqual(expected);
  });
});

test('behind the global fetch, a request to any other host fails', async () => {
  // msw prints what it refuses.
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const network = startNetwork(newSandbox());
  try {
    await expect(fetch('https://example.com/')).rejects.toThrow();
    expect(printed).toHaveBeenCalledOnce();
  } finally {
    network.close();
    printed.mockRestore();
  }
});

test('the port listens on this machine alone', async () => {
  const port = await serve(newSandbox(), { port: 0 });
  expect(port.url).toBe(`http://127.0.0.1:${port.port}`);
  expect((await fetch(`${port.url}/bigin/v2/Contacts`)).status).toBe(401);
  // Another address of the same machine, where a port that listens everywhere would answer.
  await expect(fetch(`http://127.0.0.2:${port.port}/bigin/v2/Contacts`)).rejects.toThrow();
  await port.close();
  await expect(fetch(port.url)).rejects.toThrow();
});
