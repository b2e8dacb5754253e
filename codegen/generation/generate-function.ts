import {
  type AnalysisFacts,
  BuiltInRegistry,
  builtIns,
  check,
  type Diagnostic,
  integrationTasks,
  parse,
  print,
  renderDiagnostic,
  SourceFile,
  TaskTable,
} from '../../deluge/index.ts';
import { sha256Of } from '../digest.ts';
import type { Plan } from '../plan/plan.ts';
import { headerLines, withHeader } from './header.ts';
import { takeMarks } from './origin-marks.ts';
import { type SourceMap, sourceMapOf } from './source-map.ts';
import { templateData } from './template-data.ts';
import { renderTemplate } from './template-engine.ts';

/** A function as it goes into `functions/`. */
export interface GeneratedFunction {
  readonly name: string;
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
  readonly sourceMapFile: string;
  readonly sourceMap: SourceMap;
  /** What the analysis says of the text; a definition can cause it, by naming an unknown task for example. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The template that each task is written down in. */
const templates = {
  sync: 'sync-contact',
  remove: 'contact-removed',
  retry: 'retry-pending',
  'sync-existing': 'sync-existing',
  install: 'on-installation',
  uninstall: 'on-uninstallation',
} as const satisfies Readonly<Record<Plan['task'], string>>;

/**
 * Writes the Deluge of a plan: renders its template, reads the text with the engine, checks it, and prints it in the
 * layout of Zoho's editor. The same plan and generator give the same text, to the byte.
 *
 * @param generator name and version, for the header
 * @throws Error when the template makes a text that does not parse: a defect of the template
 */
export function generateFunction(plan: Plan, generator: string): GeneratedFunction {
  const file = `functions/${plan.functionName}.deluge`;
  const { data, origins } = templateData(plan);
  const { text, entries } = takeMarks(renderTemplate(templates[plan.task], data));
  const raw = new SourceFile(file, text);
  const parsed = parse(raw);
  const [mistake] = parsed.diagnostics;
  if (mistake)
    throw new Error(`The template makes a text that is no Deluge:\n${renderDiagnostic(mistake, raw)}`);
  const printed = print(parsed.program);
  const header = {
    generator,
    definitionFile: plan.origin.file ?? 'the definition',
    definitionDigest: digestOfPlan(plan),
  };
  const whole = withHeader(header, printed.text);
  const final = new SourceFile(file, whole);
  return {
    name: plan.functionName,
    file,
    text: whole,
    sourceMapFile: `functions/${plan.functionName}.map.json`,
    sourceMap: sourceMapOf(file, raw, entries, origins, printed, headerLines),
    diagnostics: check(final, parse(final).program, factsFor(plan)),
  };
}

function factsFor(plan: Plan): AnalysisFacts {
  return {
    builtIns: new BuiltInRegistry(builtIns),
    tasks: new TaskTable(integrationTasks),
    connections: Object.values(plan.connections),
  };
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
