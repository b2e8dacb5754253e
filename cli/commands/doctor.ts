import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freshnessDiagnostics } from '../../codegen/index.ts';
import { type Diagnostic, hasErrors } from '../../deluge/index.ts';
import type { Send } from '../account/exchange.ts';
import { accessOptions, openAccess } from '../account/open-access.ts';
import { statusOf } from '../cli-diagnostics.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { checkAccount } from '../doctor/check-account.ts';
import { checkClock, checkNode, type WantedNode } from '../doctor/check-machine.ts';
import { loadProject, type Project } from '../project.ts';
import { textsBelow } from '../project-command.ts';
import { diagnosticDocument, protocol } from '../report.ts';
import { compareStored, makeFunctions } from '../stages.ts';
import { doctorRefreshToken } from '../topping-sandbox.ts';
import { toolchainPackage } from '../version.ts';

const options = z.object(accessOptions);
type DoctorInvocation = Invocation<z.infer<typeof options>>;

/** What came of one part of the examination. */
interface Examined {
  readonly part: string;
  readonly state: 'looked-at' | 'not-looked-at';
  /** What is said when nothing is wrong. */
  readonly told: string;
  readonly diagnostics: readonly Diagnostic[];
}

export const doctorCommand = defineCommand({
  name: 'doctor',
  declare: (declaration) =>
    declaration
      .description('find what is wrong with this machine, the project or an account, and say the mend')
      .option('--sandbox <address>', 'look at a "topping sandbox" on this machine')
      .option(
        '--credentials <file>',
        'look at the account of a JSON file with client id, secret, refresh token and data centre',
      ),
  options,
  run: async (invocation) => {
    const { report, terminal } = invocation;
    const loaded = await loadProject(terminal.directory);
    const examined: Examined[] = [examineMachine(loaded.ok ? loaded.project.root : undefined)];
    if (loaded.ok) {
      examined.push(examineProject(loaded.project));
      examined.push(await examineAccount(loaded.project, invocation));
    } else examined.push({ part: 'project', state: 'looked-at', told: '', diagnostics: loaded.diagnostics });

    const diagnostics = examined.flatMap((one) => one.diagnostics);
    const root = loaded.ok ? loaded.project.root : loaded.root;
    report.diagnostics(diagnostics, root === undefined ? undefined : textsBelow(root));
    for (const one of examined) report.line(`${one.part.padEnd(8)} ${verdictOf(one)}`);
    report.document({
      protocol,
      ok: !hasErrors(diagnostics),
      examined: examined.map(({ part, state, diagnostics: found }) => ({
        part,
        state,
        findings: found.length,
      })),
      diagnostics: diagnostics.map(diagnosticDocument),
    });
    return statusOf(diagnostics);
  },
});

function verdictOf({ told, diagnostics }: Examined): string {
  const { length } = diagnostics;
  return length === 0 ? told : `${length} ${length === 1 ? 'finding' : 'findings'}, see above`;
}

function examineMachine(root: string | undefined): Examined {
  const version = process.versions.node;
  const diagnostics = checkNode(version, wantedNodes(root));
  return { part: 'machine', state: 'looked-at', told: `Node ${version} is right`, diagnostics };
}

function wantedNodes(root: string | undefined): readonly WantedNode[] {
  const own = { by: 'the toolchain', range: toolchainPackage().engines.node };
  if (root === undefined) return [own];
  try {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return typeof engines?.node === 'string' ? [own, { by: 'package.json', range: engines.node }] : [own];
  } catch {
    // A project need not have a package.json.
    return [own];
  }
}

function examineProject(project: Project): Examined {
  const functions = makeFunctions(project);
  const diagnostics = [
    ...project.diagnostics,
    ...functions.diagnostics,
    ...(functions.ok ? freshnessDiagnostics(compareStored(project, functions.made)) : []),
  ];
  return {
    part: 'project',
    state: 'looked-at',
    told: 'the definitions load, and functions/ is as they make it',
    diagnostics,
  };
}

async function examineAccount(
  { topping }: Project,
  { options: given, terminal }: DoctorInvocation,
): Promise<Examined> {
  const isAsked =
    given.sandbox !== undefined || given.credentials !== undefined || terminal.environment.ZOHO_REFRESH_TOKEN;
  if (!isAsked) {
    const told = 'not looked at: give --sandbox ADDRESS or --credentials FILE';
    return { part: 'account', state: 'not-looked-at', told, diagnostics: [] };
  }
  const dates: (string | null)[] = [];
  const send: Send = async (request) => {
    const answer = await fetch(request);
    dates.push(answer.headers.get('date'));
    return answer;
  };
  const access = await openAccess(given, doctorRefreshToken, terminal, send);
  if (!access.ok) return { part: 'account', state: 'looked-at', told: '', diagnostics: [access.diagnostic] };
  const { host } = new URL(access.value.api);
  const clock = checkClock(host, dates.at(-1) ?? null, terminal.now());
  const diagnostics = [...clock, ...(await checkAccount(access.value, topping))];
  return { part: 'account', state: 'looked-at', told: `${host} has what the topping needs`, diagnostics };
}
