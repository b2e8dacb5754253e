import type { AnalysisSettings } from '../../deluge/index.ts';
import { sha256Of } from '../digest.ts';
import type { Plan } from '../plan/plan.ts';
import type { SourceMap } from './source-map.ts';
import { templateData } from './template-data.ts';
import { type GeneratedFunction, writeFunction } from './write-function.ts';

/** The template that each task is written down in. */
const templates = {
  sync: 'sync-contact',
  remove: 'contact-removed',
  retry: 'retry-pending',
  'sync-existing': 'sync-existing',
  back: 'bring-back',
  install: 'on-installation',
  uninstall: 'on-uninstallation',
} as const satisfies Readonly<Record<Plan['task'], string>>;

/**
 * Writes the Deluge of a plan: renders its template, reads the text with the engine, checks it, and prints it in the
 * layout of Zoho's editor. The same plan and generator give the same text, to the byte.
 *
 * @param generator name and version, for the header
 * @param settings what the project wants of the rules that look at the text
 * @throws Error when the template makes a text that does not parse: a defect of the template
 */
export function generateFunction(
  plan: Plan,
  generator: string,
  settings?: AnalysisSettings,
): GeneratedFunction {
  const { data, origins } = templateData(plan);
  const source = {
    name: plan.functionName,
    template: templates[plan.task],
    data,
    origins,
    digest: digestOfPlan(plan),
    connections: Object.values(plan.connections),
  };
  return writeFunction(source, generator, settings);
}

/** What does not change the function: where an entry stands in its file, and what a transform's page says of it. */
const besideThePoint: ReadonlySet<string> = new Set(['origin', 'documentation']);

function digestOfPlan(plan: Plan): string {
  return sha256Of(JSON.stringify(plan, (key, value) => (besideThePoint.has(key) ? undefined : value)));
}

/** The text of a source map's file. */
export function sourceMapText(map: SourceMap): string {
  return `${JSON.stringify(map, null, 2)}\n`;
}
