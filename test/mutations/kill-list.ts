import type { Kill } from './kill.ts';
import type { Mutation } from './mutation.ts';

/** A mutation, and what killed it. */
export interface Finding {
  readonly mutation: Mutation;
  readonly kill: Kill | undefined;
}

const head = `# Kill list

Mutations of the shipped functions: each takes away something that the sync needs. The explorer has to find a path of a
standard scenario on which a promise breaks then; else the scenarios have a gap, or the part is not needed.

This page is made by \`npm run mutations\` from the table in [test/mutations/mutations.ts](../test/mutations/mutations.ts).
A test plays every path below again: the promise breaks with the mutation, and holds without it. A path is judged after
the schedules of the topping have run, or before: the shipped functions keep their promises without a schedule, too, as long
as some service answers; a schedule makes good much of what a mutation breaks. To see one as a story,
write the mutated text into a file and run \`topping explore <scenario> --function <file> --replay <path>\`.
`;

/** The page with all findings. */
export function killListPage(findings: readonly Finding[]): string {
  const killed = findings.flatMap(({ mutation, kill }) => (kill ? [{ mutation, kill }] : []));
  const survivors = findings.filter(({ kill }) => kill === undefined);
  const rows = killed.map(({ mutation, kill }) => {
    const { scenario, isRetried, invariant, faults, replay } = kill;
    const where = functionsOf(mutation) + (mutation.readings ?? []).map((text) => `, \`${text}\``).join('');
    return `| ${mutation.name} | ${where} | ${scenario} | ${isRetried ? 'after' : 'before'} | ${invariant} | ${faults} | \`${replay}\` |`;
  });
  const kept = survivors.map(
    ({ mutation }) =>
      `| ${mutation.name} | ${functionsOf(mutation)} | ${mutation.survives ?? '**none is given**'} |`,
  );
  return [
    head,
    `${killed.length} of ${findings.length} are killed; ${survivors.length} survive, each with a reason.`,
    '',
    '## Killed',
    '',
    '| mutation | functions | scenario | schedule | broken promise | faults | path |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Survivors',
    '',
    '| mutation | functions | reason |',
    '|---|---|---|',
    ...kept,
    '',
  ].join('\n');
}

/** What the page says killed each mutation, by the mutation's name. */
export function readKills(page: string): ReadonlyMap<string, Kill> {
  const kills = new Map<string, Kill>();
  for (const line of page.split('\n')) {
    const [, name = '', , scenario = '', judged = '', invariant = '', faults = '', path = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    if (!/^`.+`$/.test(path)) continue;
    kills.set(name, {
      scenario,
      isRetried: judged === 'after',
      invariant,
      faults: Number(faults),
      replay: path.slice(1, -1),
    });
  }
  return kills;
}

function functionsOf({ functions }: Mutation): string {
  return functions.join(', ');
}
