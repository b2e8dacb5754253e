/** What `npm run mutations` runs: looks for what kills each mutation, and writes `docs/kill-list.md`. */
import { writeFileSync } from 'node:fs';
import { killOf } from './kill.ts';
import { type Finding, killListPage } from './kill-list.ts';
import { mutations } from './mutations.ts';

const only = process.argv[2];
const findings: Finding[] = [];
for (const mutation of mutations) {
  if (only !== undefined && !mutation.name.includes(only)) continue;
  const kill = await killOf(mutation);
  findings.push({ mutation, kill });
  const told = kill ? `${kill.scenario}: ${kill.invariant} (${kill.faults} faults)` : 'SURVIVES';
  process.stdout.write(`${mutation.name}: ${told}\n`);
}
if (only === undefined) {
  writeFileSync(new URL('../../docs/kill-list.md', import.meta.url), killListPage(findings));
}
const unexplained = findings.filter(({ mutation, kill }) => !kill && mutation.survives === undefined);
process.exitCode = unexplained.length === 0 ? 0 : 1;
