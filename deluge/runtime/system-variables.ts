import type { Confidence } from '../../zoho/index.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { RuntimeContext } from './context.ts';
import { currentDate, currentTime } from './date-literal.ts';
import type { Value } from './value.ts';

/** A value that the platform gives every script. */
export interface SystemVariable {
  /** As Zoho writes it; paths are compared without case. */
  readonly path: string;
  readonly page: string;
  readonly confidence: Confidence;
  readonly read: (context: RuntimeContext) => Value;
}

const page = 'https://www.zoho.com/deluge/help/system-variables.html';

export const systemVariables: readonly SystemVariable[] = [
  { path: 'zoho.currentdate', page, confidence: 'documented', read: currentDate },
  { path: 'zoho.currenttime', page, confidence: 'documented', read: currentTime },
  { path: 'zoho.loginuser', page, confidence: 'documented', read: ({ host }) => host.user.name },
  // The page calls them ids; both are e-mail addresses.
  { path: 'zoho.loginuserid', page, confidence: 'documented', read: ({ host }) => host.user.email },
  { path: 'zoho.adminuser', page, confidence: 'documented', read: ({ host }) => host.admin.name },
  { path: 'zoho.adminuserid', page, confidence: 'documented', read: ({ host }) => host.admin.email },
  // Null where the host knows none (inferred): the page tells of Creator, where there always is one.
  { path: 'zoho.appname', page, confidence: 'documented', read: ({ host }) => host.app?.name ?? null },
  { path: 'zoho.appuri', page, confidence: 'documented', read: ({ host }) => host.app?.uri ?? null },
  { path: 'zoho.ipaddress', page, confidence: 'documented', read: ({ host }) => host.ipAddress ?? null },
  {
    path: 'today',
    page: 'https://www.zoho.com/deluge/help/functions/datetime/today.html',
    confidence: 'documented',
    read: currentDate,
  },
  {
    path: 'now',
    page: 'https://www.zoho.com/deluge/help/functions/datetime/now.html',
    confidence: 'documented',
    read: currentTime,
  },
];

const byPath: ReadonlyMap<string, SystemVariable> = new Map(
  systemVariables.map((variable) => [variable.path.toLowerCase(), variable]),
);

/** The system variable of a dotted path; undefined when there is none. */
export function systemVariable(path: string): SystemVariable | undefined {
  return byPath.get(path.toLowerCase());
}

export function isSystemPath(parts: readonly string[]): boolean {
  return byPath.has(parts.join('.').toLowerCase());
}

export function nearestSystemVariable(path: string): string | undefined {
  return nearestName(
    path,
    systemVariables.map((variable) => variable.path),
  );
}
