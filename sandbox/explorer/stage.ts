import type { BooksCustomField } from '../books/custom-fields.ts';
import type { BooksOrganization } from '../books/organization-store.ts';
import { SandboxStopped } from '../diagnostics.ts';
import { createSandbox, type Sandbox, type SandboxMark, type SandboxOptions } from '../sandbox.ts';
import type { RunMove } from '../workflow/run-memory.ts';
import { People } from './people.ts';
import type { Scenario } from './scenario.ts';
import { Interner } from './state-key.ts';
import type { Subject } from './subject.ts';
import { World } from './world.ts';

/** An organization that no account of the sandbox has. */
const WRONG_ORGANIZATION = '99999';

/** A scenario that is ready to be played: everything is set up and compiled once, for any number of paths. */
export class Stage {
  readonly scenario: Scenario;
  readonly subject: Subject;
  readonly #sandbox: Sandbox;
  readonly #people: People;
  readonly #start: SandboxMark;
  readonly #recordIds: ReadonlyMap<string, string>;
  readonly #interner = new Interner();

  private constructor(
    subject: Subject,
    scenario: Scenario,
    sandbox: Sandbox,
    people: People,
    recordIds: ReadonlyMap<string, string>,
  ) {
    this.scenario = scenario;
    this.subject = subject;
    this.#sandbox = sandbox;
    this.#people = people;
    this.#recordIds = recordIds;
    this.#start = sandbox.mark();
  }

  /**
   * Sets up a scenario.
   *
   * @param onMove told of each step of a run that no path has shown before
   * @throws SandboxStopped when the options do not fit together
   * @throws Error when the sandbox refuses what the scenario says is there beforehand
   */
  static async prepare(
    subject: Subject,
    scenario: Scenario,
    onMove?: (move: RunMove) => void,
  ): Promise<Stage> {
    const sandbox = createSandbox({ ...optionsFor(subject.sandbox, scenario), ...(onMove && { onMove }) });
    const people = new People(sandbox, subject.sandbox.organizations[0]?.id ?? '');
    for (const beforehand of scenario.books ?? []) await people.createInBooks(beforehand);
    const recordIds = new Map<string, string>();
    for (const beforehand of scenario.bigin ?? []) {
      recordIds.set(beforehand.contact, await people.createBeforehand(beforehand));
    }
    await warmUp(sandbox, people);
    return new Stage(subject, scenario, sandbox, people, recordIds);
  }

  /** The open questions about the platform that have been asked on any path so far. */
  get consulted(): ReadonlySet<string> {
    return this.#sandbox.consultedReadings;
  }

  /** A world with some of the scenario's events, or all of them. */
  world(events: readonly number[] | undefined): World {
    const all = this.scenario.events;
    const chosen = events?.flatMap((place) => all[place] ?? []) ?? all;
    const { reference } = this.subject;
    return new World(
      {
        sandbox: this.#sandbox,
        people: this.#people,
        start: this.#start,
        recordIds: this.#recordIds,
        aims: this.scenario,
        reference,
        events: chosen,
      },
      this.#interner,
    );
  }
}

/** A sandbox as a scenario has it, before anything has happened. */
export function bareSandbox(subject: Subject, scenario: Scenario): Sandbox {
  return createSandbox(optionsFor(subject.sandbox, scenario));
}

function optionsFor(options: SandboxOptions, scenario: Scenario): SandboxOptions {
  const organizations = new Set(options.organizations.map(({ id }) => id));
  const variables = Object.entries(options.variables ?? {}).map(([name, value]) => [
    name,
    scenario.wrongOrganization && organizations.has(value) ? WRONG_ORGANIZATION : value,
  ]);
  const rules = options.rules ?? [];
  return {
    ...options,
    organizations: options.organizations.map(withScenarioFields),
    variables: Object.fromEntries(variables),
    rules: Array.from({ length: scenario.deliveries ?? 1 }, () => rules).flat(),
    // What a schedule runs is started by events of the scenario, and at its end.
    schedules: [],
    // Time moves with events only, so that it does not tell apart orders of calls that come to the same.
    clock: { ...options.clock, tickPerRequestMs: 0 },
  };
}

/** The custom fields that the customers of scenarios have: somebody added them in Books. */
const scenarioFields: readonly BooksCustomField[] = [
  { apiName: 'cf_region', label: 'Region', dataType: 'text' },
];

/** An organization that declares no custom fields takes any. */
function withScenarioFields(organization: BooksOrganization): BooksOrganization {
  const declared = organization.customFields;
  return declared ? { ...organization, customFields: [...declared, ...scenarioFields] } : organization;
}

/** Lets the connections get their access tokens, which then live through every path, and takes back all the rest. */
async function warmUp(sandbox: Sandbox, people: People): Promise<void> {
  const before = sandbox.mark();
  await people.createContact({ Last_Name: 'Warm', Email: 'warm.up@example.com' });
  try {
    await sandbox.settle();
  } catch (error) {
    // Rules that run in circles are for the search to find.
    if (!(error instanceof SandboxStopped)) throw error;
  }
  const { tokens, connectionTokens } = sandbox.mark().state;
  sandbox.rewind({ ...before, state: { ...before.state, tokens, connectionTokens } });
}
