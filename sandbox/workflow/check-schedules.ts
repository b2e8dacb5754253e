import { SandboxStopped, sandboxDiagnostics } from '../diagnostics.ts';
import type { Schedule } from './workflow.ts';

/**
 * Checks schedules against what the sandbox has.
 *
 * @throws SandboxStopped when a schedule names a function that does not exist, or never comes to rest
 */
export function checkSchedules(schedules: readonly Schedule[], functions: readonly string[]): void {
  for (const { name, function: functionName, everyMs } of schedules) {
    if (!functions.includes(functionName)) {
      const details = { schedule: name, function: functionName, known: functions };
      throw new SandboxStopped(sandboxDiagnostics.report('schedule-without-function', details, undefined));
    }
    if (!(everyMs > 0)) {
      const details = { schedule: name, everyMs };
      throw new SandboxStopped(sandboxDiagnostics.report('schedule-too-often', details, undefined));
    }
  }
}
