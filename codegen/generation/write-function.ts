import {
  type AnalysisFacts,
  type AnalysisSettings,
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
import type { Origin } from '../plan/plan.ts';
import { headerLines, withHeader } from './header.ts';
import { takeMarks } from './origin-marks.ts';
import { type SourceMap, sourceMapOf } from './source-map.ts';
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

/** What a function is written from. */
export interface FunctionSource {
  readonly name: string;
  /** The name of its template. */
  readonly template: string;
  readonly data: object;
  /** What the marks of the template count. The first is the definition itself. */
  readonly origins: readonly [Origin, ...Origin[]];
  /** The digest of all that the text is made from. */
  readonly digest: string;
  /** The link names that the text may name. */
  readonly connections: readonly string[];
}

/**
 * Renders the template of a function, reads the text with the engine, checks it, and prints it in the layout of Zoho's
 * editor.
 *
 * @param generator name and version, for the header
 * @param settings what the project wants of the analysis
 * @throws Error when the template makes a text that does not parse: a defect of the template
 */
export function writeFunction(
  from: FunctionSource,
  generator: string,
  settings?: AnalysisSettings,
): GeneratedFunction {
  const { name, origins } = from;
  const file = `functions/${name}.deluge`;
  const { text, entries } = takeMarks(renderTemplate(from.template, from.data));
  const raw = new SourceFile(file, text);
  const parsed = parse(raw);
  const [mistake] = parsed.diagnostics;
  if (mistake)
    throw new Error(`The template makes a text that is no Deluge:\n${renderDiagnostic(mistake, raw)}`);
  const printed = print(parsed.program);
  const header = {
    generator,
    definitionFile: origins[0].file ?? 'the definition',
    definitionDigest: from.digest,
  };
  const whole = withHeader(header, printed.text);
  const final = new SourceFile(file, whole);
  const facts: AnalysisFacts = {
    builtIns: new BuiltInRegistry(builtIns),
    tasks: new TaskTable(integrationTasks),
    connections: from.connections,
  };
  return {
    name,
    file,
    text: whole,
    sourceMapFile: `functions/${name}.map.json`,
    sourceMap: sourceMapOf(file, raw, entries, origins, printed, headerLines),
    diagnostics: check(final, parse(final).program, facts, settings),
  };
}
