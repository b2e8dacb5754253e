import { z } from 'zod';
import { failureCode, reasonOf } from '../../codegen/index.ts';
import {
  modelledEndpoints,
  type OpenPort,
  type Sandbox,
  SandboxStopped,
  serve,
} from '../../sandbox/index.ts';
import { environmentDiagnostics } from '../cli-diagnostics.ts';
import { defineCommand } from '../command.ts';
import { withProject } from '../project-command.ts';
import { runLines } from '../replay-report.ts';
import { protocol, type Report } from '../report.ts';
import { makeFunctions, makeSandbox } from '../stages.ts';
import { exitStatus } from '../terminal.ts';
import { sandboxOrganization } from '../topping-sandbox.ts';

export const sandboxCommand = defineCommand({
  name: 'sandbox',
  declare: (declaration) =>
    declaration
      .description(
        "serve Bigin, Books, CRM and the token endpoint on this machine, with the project's functions and rules",
      )
      .option('--port <number>', 'the port on 127.0.0.1; 0 takes a free one', '8787'),
  options: z.object({
    port: z
      .string()
      .regex(/^\d{1,5}$/, 'a port is a whole number from 0 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'a port is a whole number from 0 to 65535'),
  }),
  run: (invocation) =>
    withProject(invocation, async (project, { options, report, terminal, stop, tell }) => {
      const functions = makeFunctions(project);
      if (!functions.ok) return stop(functions.diagnostics);
      const made = makeSandbox(project, functions.made);
      if (!made.ok) return stop(made.diagnostics);
      const sandbox = made.made;
      let open: OpenPort;
      try {
        open = await serve(sandbox, options);
      } catch (error) {
        const code = failureCode(error);
        const reason = code === 'EADDRINUSE' ? 'another program has it' : reasonOf(code);
        const details = { port: options.port, reason };
        return stop([environmentDiagnostics.report('port-not-open', details, undefined)]);
      }
      // From here on Ctrl-C ends the sandbox in good order; whoever reads the address may press it at once.
      const interrupted = terminal.interrupted();
      const token = sandbox.signIn('user', [
        'ZohoBigin.modules.ALL',
        'ZohoBooks.contacts.ALL',
        'ZohoCRM.modules.ALL',
      ]);
      tell([...project.diagnostics, ...functions.diagnostics]);
      for (const line of welcomeLines(open.url, token)) report.line(line);
      report.document({ protocol, ok: true, url: open.url, token, organizationId: sandboxOrganization.id });
      try {
        await settleUntil(interrupted, sandbox, report, terminal.clock);
        return exitStatus.fine;
      } catch (error) {
        if (!(error instanceof SandboxStopped)) throw error;
        tell([error.diagnostic]);
        return exitStatus.findings;
      } finally {
        await open.close();
      }
    }),
});

function welcomeLines(url: string, token: string): readonly string[] {
  const header = `-H 'authorization: Zoho-oauthtoken ${token}'`;
  return [
    ...modelledEndpoints.map(({ method, path, does }) => `${method.padEnd(6)} ${path}  ${does}`),
    '',
    `The sandbox listens on ${url}. The token below is good for an hour, and here only.`,
    `curl -s ${header} -d '{"data":[{"Last_Name":"Ito","Email":"ito@example.com"}]}' ${url}/bigin/v2/Contacts`,
    `curl -s ${header} '${url}/books/v3/contacts?organization_id=${sandboxOrganization.id}'`,
    `npx topping fields pull --sandbox ${url}`,
    'Rules run right behind each answer, and each run is told here. Ctrl-C ends the sandbox; nothing is kept.',
  ];
}

const settleEveryMs = 50;

/**
 * Lets waiting runs go on, again and again, until something ends the wait. The sandbox's time passes as ours does, so that
 * search catches up and limits end while a person waits.
 */
async function settleUntil(
  end: Promise<unknown>,
  sandbox: Sandbox,
  report: Report,
  clock: () => number,
): Promise<void> {
  let isOver = false;
  let before = clock();
  const ended = end.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const now = clock();
    sandbox.clock.advance(Math.max(0, now - before));
    before = now;
    for (const run of await sandbox.settle()) for (const line of runLines(run)) report.line(line);
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      ended,
      new Promise((resolve) => {
        timer = setTimeout(resolve, settleEveryMs);
      }),
    ]);
    clearTimeout(timer);
  }
}
