import { sandboxOptionsOf, sandboxOrganization } from '../../cli/topping-sandbox.ts';
import { MapValue, type Value } from '../../deluge/index.ts';
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { limits } from '../../zoho/index.ts';
import { shippedTexts } from '../support/shipped-texts.ts';

const MINUTE_MS = 60_000;
/** What one call takes on the simulated clock: quick enough that the minute limit, and not the wait, sets the pace. */
const CALL_MS = 50;
/** As many calls as one record may need, so that a run begins no record that it cannot end. */
const FEWEST_CALLS = 5;
const BATCH = 100;

/** What bringing in all contacts came to. */
export interface BroughtIn {
  readonly contacts: number;
  readonly customers: number;
  /** Runs of `sync_existing`. */
  readonly runs: number;
  readonly mostStatements: number;
  readonly booksCalls: number;
  readonly refusedCalls: number;
  readonly minutes: number;
  /** The calls that were made, of those that Books allows in that time. */
  readonly use: number;
}

/** A sandbox with contacts from before the topping: no rule has run for them. */
export async function sandboxWithContacts(count: number): Promise<Sandbox> {
  const options = sandboxOptionsOf(topping, shippedTexts(), { biginCreditsPerDay: 10_000_000 });
  const sandbox = createSandbox({
    ...options,
    organizations: options.organizations.map((one) => ({ ...one, callsPerDay: 10_000_000 })),
    rules: [],
    schedules: [],
    clock: { tickPerRequestMs: CALL_MS },
  });
  const token = sandbox.signIn('people', ['ZohoBigin.modules.contacts.ALL']);
  for (let first = 0; first < count; first += BATCH) {
    const data = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => ({
      First_Name: 'Person',
      Last_Name: `Number ${first + index}`,
      Email: `person${first + index}@example.com`,
      Phone: `+1 202-555-${String(first + index).padStart(6, '0')}`,
    }));
    const answer = await sandbox.fetch(
      new Request(`${sandbox.hosts.api}/bigin/v2/Contacts`, {
        method: 'POST',
        headers: { authorization: `Zoho-oauthtoken ${token}` },
        body: JSON.stringify({ data, trigger: [] }),
      }),
    );
    if (answer.status !== 201) throw new Error(`Bigin did not take the contacts: ${await answer.text()}`);
  }
  return sandbox;
}

/**
 * Calls `sync_existing` until it has been through all contacts, as a program does that can call it: each time with what is left
 * of the calls of this minute, and in the next minute when too few are left.
 */
export async function bringIn(
  sandbox: Sandbox,
  progress: (customers: number) => void = () => undefined,
): Promise<BroughtIn> {
  const perMinute = limits.books.callsPerMinute.value;
  const startMs = sandbox.clock.now();
  let minuteMs = startMs;
  let left = perMinute;
  let [runs, booksCalls, mostStatements] = [0, 0, 0];
  for (;;) {
    if (left < FEWEST_CALLS || sandbox.clock.now() >= minuteMs + MINUTE_MS) {
      const now = sandbox.clock.now();
      if (now < minuteMs + MINUTE_MS) sandbox.clock.advance(minuteMs + MINUTE_MS - now);
      minuteMs = sandbox.clock.now();
      left = perMinute;
    }
    sandbox.call('sync_existing', [BigInt(left)]);
    const [run] = await sandbox.settle();
    if (!run) throw new Error('The topping has no function sync_existing.');
    if (!run.outcome.ok) throw new Error(`sync_existing failed: ${run.outcome.error.message}`);
    const said = run.outcome.returns;
    if (!(said instanceof MapValue) || said.get('problem') !== null) {
      throw new Error(
        `sync_existing stopped: ${said instanceof MapValue ? said.get('problem') : 'no answer'}`,
      );
    }
    const calls = Number(said.get('books_calls') satisfies Value);
    runs += 1;
    left -= calls;
    booksCalls += calls;
    mostStatements = Math.max(mostStatements, run.usage.statements);
    progress(sandbox.books.contacts(sandboxOrganization.id).length);
    if (said.get('is_finished') === true) break;
  }
  const minutes = (sandbox.clock.now() - startMs) / MINUTE_MS;
  const refused = sandbox.httpLog.filter(({ service, status }) => service === 'books' && status === 429);
  return {
    contacts: sandbox.bigin.records('Contacts').length,
    customers: sandbox.books.contacts(sandboxOrganization.id).length,
    runs,
    mostStatements,
    booksCalls,
    refusedCalls: refused.length,
    minutes,
    use: booksCalls / (minutes * perMinute),
  };
}
