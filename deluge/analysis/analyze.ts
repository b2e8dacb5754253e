import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { SourceFile } from '../source.ts';
import type { Program } from '../syntax/ast.ts';
import { BrokenParts } from './broken-parts.ts';
import type { AnalysisFacts } from './facts.ts';
import { type IgnoreComment, ignoreComments, rangeWithLine } from './ignore-comments.ts';
import { ignoreWithoutReason, unknownIgnoredRule, unusedIgnore } from './ignore-rules.ts';
import type { Finding, RuleContext, RuleDescription } from './rule.ts';
import { ruleDescriptions, rules } from './rules.ts';
import { scopesOf } from './scope.ts';
import { type AnalysisSettings, defaultSettings } from './settings.ts';
import type { TextEdit } from './text-edit.ts';

/** What a rule found, with the edits that mend it. */
export interface AnalysisResult {
  readonly rule: RuleDescription;
  readonly diagnostic: Diagnostic;
  /** Empty where there is no safe fix. */
  readonly edits: readonly TextEdit[];
  /** The reason that a comment gives for leaving the line as it is. */
  readonly silencedBy?: string;
}

/** A finding before the comments of the text have been asked. */
interface Found {
  readonly rule: RuleDescription;
  readonly finding: Finding;
  readonly edits: () => readonly TextEdit[];
}

/**
 * What the rules find in a program, in the order of the text, with what comments silence. Where the text has mistakes of
 * form, what can come of them is left out.
 *
 * @param mistakes what the parser said of the text
 * @param settings what the project wants of the rules; by default each has its own severity
 */
export function analyze(
  source: SourceFile,
  program: Program,
  facts: AnalysisFacts,
  settings: AnalysisSettings = defaultSettings,
  mistakes: readonly Diagnostic[] = [],
): readonly AnalysisResult[] {
  const context: RuleContext = { source, program, scopes: scopesOf(source, program, facts), facts };
  const isOff = (name: string): boolean => settings.rules[name] === 'off';
  const broken = new BrokenParts(source, program, mistakes);
  const found: Found[] = [];
  for (const rule of rules) {
    if (isOff(rule.name)) continue;
    for (const finding of rule.find(context)) {
      if (broken.hide(rule, finding, context.scopes)) continue;
      found.push({ rule, finding, edits: () => rule.fix?.(context, finding) ?? [] });
    }
  }
  const comments = source.text.includes('topping-ignore') ? ignoreComments(source) : [];
  const used = new Map<IgnoreComment, Set<string>>();
  const results = found.map((one): AnalysisResult => {
    const { line } = source.positionAt(one.finding.range.start);
    const silencing = comments.find(
      (comment) => comment.line === line && comment.reason !== '' && comment.rules.includes(one.rule.name),
    );
    const result = toResult(one, source, settings);
    if (!silencing) return result;
    used.set(silencing, (used.get(silencing) ?? new Set<string>()).add(one.rule.name));
    return { ...result, silencedBy: silencing.reason };
  });
  const aboutComments = comments
    .flatMap((comment) => [...aboutComment(comment, used.get(comment) ?? new Set(), source, isOff)])
    // What a comment silences may be hidden by a mistake.
    .filter(({ rule }) => !isOff(rule.name) && (rule !== unusedIgnore || mistakes.length === 0))
    .map((one) => toResult(one, source, settings));
  return [...results, ...aboutComments].sort(
    (a, b) => (a.diagnostic.range?.start ?? 0) - (b.diagnostic.range?.start ?? 0),
  );
}

function* aboutComment(
  comment: IgnoreComment,
  used: ReadonlySet<string>,
  source: SourceFile,
  isOff: (name: string) => boolean,
): Iterable<Found> {
  const { range } = comment;
  const names = ruleDescriptions.map(({ name }) => name);
  const unknown = comment.rules.filter((name) => !names.includes(name));
  for (const name of unknown) {
    const near = nearestName(name, names);
    yield {
      rule: unknownIgnoredRule,
      finding: {
        range,
        message: `There is no rule '${name}'.`,
        hint: near ? `Did you mean ${near}?` : 'docs/diagnostics.md lists the rules.',
      },
      edits: () => [],
    };
  }
  if (comment.reason === '' || comment.rules.length === 0) {
    const example = comment.rules.find((name) => !unknown.includes(name)) ?? 'rule-name';
    yield {
      rule: ignoreWithoutReason,
      finding: {
        range,
        message: 'This comment silences nothing: it names no rule, or no reason.',
        hint: `Write // topping-ignore ${example}: and why the line may stay as it is.`,
      },
      edits: () => [],
    };
    return;
  }
  const unused = comment.rules.filter((name) => !used.has(name) && !unknown.includes(name) && !isOff(name));
  if (unused.length === 0) return;
  yield {
    rule: unusedIgnore,
    finding: {
      range,
      message: `Nothing is found here by ${unused.join(' or ')}.`,
      hint:
        unused.length === comment.rules.length
          ? 'Take the comment out.'
          : `Take ${unused.join(' and ')} out of it.`,
    },
    edits: () =>
      unused.length === comment.rules.length ? [{ range: rangeWithLine(comment, source), text: '' }] : [],
  };
}

function toResult(
  { rule, finding, edits }: Found,
  source: SourceFile,
  settings: AnalysisSettings,
): AnalysisResult {
  const level = settings.rules[rule.name];
  const severity = level === undefined || level === 'off' ? (finding.severity ?? rule.severity) : level;
  const { range, message, hint } = finding;
  return {
    rule,
    diagnostic: {
      code: `analysis/${rule.name}`,
      severity,
      message,
      hint,
      file: source.name,
      ...source.positionAt(range.start),
      range,
    },
    edits: edits(),
  };
}
