import { createRuntimeContext, type RuntimeContext } from '../runtime/context.ts';
import { ScriptFailure } from '../runtime/errors.ts';
import type { Host } from '../runtime/host.ts';
import { defaultReadings } from '../runtime/readings.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';
import type { SourceFile } from '../source.ts';
import type { Expression, Program, TaskBlock } from '../syntax/ast.ts';
import type { ExchangeTask } from '../tasks/task.ts';
import { bindArguments } from '../tasks/task-arguments.ts';
import type { AnalysisFacts } from './facts.ts';
import { type Scope, scopesOf } from './scope.ts';
import { constantOf, type TextPattern, TextPatterns, writtenPattern } from './text-patterns.ts';
import { onlyType } from './types.ts';

/** Something that can be read from the text of a script, or cannot. */
export type Derived<Known> = { readonly kind: 'known'; readonly value: Known } | { readonly kind: 'open' };

const open = { kind: 'open' } as const;

/** One call of a service through a connection, as far as the text of the script shows it. */
export interface ServiceCall {
  /** As people know it: `invokeurl`, `zoho.bigin.getRecordById`. */
  readonly task: string;
  /** The link names of the connections that it can go through. */
  readonly connections: Derived<readonly string[]>;
  /** In capitals. */
  readonly method: Derived<string>;
  /** Every address that it can go to, without the query; variable parts of the path stand in braces: `…/{id}`. */
  readonly addresses: Derived<readonly string[]>;
  /** The values that request headers can have, by name in lower case; a header with an open value is left out. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** From 1. */
  readonly line: number;
}

/** The calls of services that a program makes through connections, in the order of the text. */
export function serviceCalls(
  source: SourceFile,
  program: Program,
  facts: AnalysisFacts,
): readonly ServiceCall[] {
  return scopesOf(source, program, facts).flatMap((scope) => {
    const patterns = new TextPatterns(scope);
    return scope.expressions.flatMap((expression) => {
      const call = callOf(expression, scope, patterns);
      const { line } = source.positionAt(expression.range.start);
      return call ? [{ ...call, line }] : [];
    });
  });
}

function callOf(
  expression: Expression,
  scope: Scope,
  patterns: TextPatterns,
): Omit<ServiceCall, 'line'> | undefined {
  if (expression.kind === 'task-block') return blockCall(expression, scope, patterns);
  if (expression.kind !== 'call' && expression.kind !== 'method-call') return undefined;
  const target = scope.targetOf(expression);
  if (target.kind !== 'task' || target.task.kind !== 'exchange') return undefined;
  return taskCall(target.task, expression.arguments, scope, patterns);
}

/** `invokeurl [ … ]` and its like. A block without a connection is signed by nobody, so it needs no scope. */
function blockCall(
  block: TaskBlock,
  scope: Scope,
  patterns: TextPatterns,
): Omit<ServiceCall, 'line'> | undefined {
  const entry = (name: string): Expression | undefined =>
    block.entries.find(({ key }) => key.toLowerCase() === name)?.value;
  const connection = entry('connection');
  if (!connection) return undefined;
  const path = entry('path');
  const url = entry('url');
  const addresses = path
    ? patterns.patternsOf(path).map((pattern): TextPattern => [`${plainHost.apiDomain}/`, ...pattern])
    : url
      ? patterns.patternsOf(url)
      : [];
  const headers = entry('headers');
  return {
    task: block.task,
    connections: known(patterns.constantsOf(connection)),
    method: methodOf(entry('type'), scope, patterns),
    addresses: known(addressesOf(addresses)),
    headers: headers ? headersOf(headers, scope, patterns) : {},
  };
}

/** `type :POST` stands without quotes; without a type the call is a GET. */
function methodOf(type: Expression | undefined, scope: Scope, patterns: TextPatterns): Derived<string> {
  if (!type) return { kind: 'known', value: 'GET' };
  if (type.kind === 'identifier' && !scope.sets(type.name)) {
    return { kind: 'known', value: type.name.toUpperCase() };
  }
  const texts = patterns.constantsOf(type);
  const [only] = texts ?? [];
  return texts?.length === 1 && only !== undefined ? { kind: 'known', value: only.toUpperCase() } : open;
}

/** The headers of a map literal, or of a variable that is given literals and entries one by one. */
function headersOf(
  headers: Expression,
  scope: Scope,
  patterns: TextPatterns,
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  const note = (key: Expression | undefined, value: Expression | undefined): void => {
    if (key?.kind !== 'text' || !value) return;
    const name = key.value.toLowerCase();
    found[name] = [...(found[name] ?? []), ...(patterns.constantsOf(value) ?? [])];
  };
  const literals = headers.kind === 'identifier' ? valuesGivenTo(headers.name, scope) : [headers];
  for (const literal of literals) {
    if (literal.kind === 'map') for (const { key, value } of literal.entries) note(key, value);
  }
  if (headers.kind !== 'identifier') return found;
  for (const one of scope.expressions) {
    if (one.kind !== 'method-call' || one.name.toLowerCase() !== 'put') continue;
    if (one.receiver.kind !== 'identifier' || one.receiver.name !== headers.name) continue;
    note(one.arguments[0], one.arguments[1]);
  }
  return found;
}

function valuesGivenTo(name: string, scope: Scope): readonly Expression[] {
  return scope.assignments.filter(({ target }) => target.name === name).map(({ value }) => value);
}

/**
 * An integration task. The task itself says what it sends: it is asked with a mark in the place of each argument that the
 * text leaves open, and the marks are found again in the address.
 */
function taskCall(
  task: ExchangeTask,
  given: readonly Expression[],
  scope: Scope,
  patterns: TextPatterns,
): Omit<ServiceCall, 'line'> | undefined {
  const marks: string[] = [];
  const mark = (name: string): string => `open-${marks.push(name) - 1}-part`;
  const choices = given.map((argument, index) => valuesOf(argument, task, index, scope, patterns, mark));
  // Arguments that the task refuses end the script there: they send nothing.
  const requests = combinations(choices).flatMap((values) => requestOf(task, values) ?? []);
  if (requests.length === 0) {
    return { task: task.path, connections: open, method: open, addresses: open, headers: {} };
  }
  const links = requests.map(({ connection }) => connection);
  if (links.every((link) => link === undefined)) return undefined;
  const isOpen = links.some((link) => link === undefined || /^open-\d+-part$/.test(link));
  const addresses = requests.map(({ url }) => addressOf([withMarksAsParts(url, marks)]));
  const [method] = requests.map((request) => request.method);
  return {
    task: task.path,
    connections: isOpen ? open : { kind: 'known', value: [...new Set(links.flatMap((link) => link ?? []))] },
    method: method === undefined ? open : { kind: 'known', value: method },
    addresses: known(
      addresses.every((address) => address !== undefined) ? [...new Set(addresses)] : undefined,
    ),
    headers: {},
  };
}

function valuesOf(
  argument: Expression,
  task: ExchangeTask,
  index: number,
  scope: Scope,
  patterns: TextPatterns,
  mark: (name: string) => string,
): readonly Value[] {
  const type = onlyType(scope.typeOf(argument));
  if (argument.kind === 'null' || type === 'null') return [null];
  if (type === 'map' || argument.kind === 'empty-braces') return [new MapValue()];
  if (type === 'list') return [new ListValue()];
  if (type === 'boolean') return [false];
  const written = patterns.patternsOf(argument);
  const kind = task.parameters[index]?.kind;
  const isOpen = written.some((pattern) => constantOf(pattern) === undefined);
  if (isOpen && (kind === 'map' || kind === 'map-or-text')) return [new MapValue()];
  if (isOpen && kind === 'list') return [new ListValue()];
  if (kind === 'whole-number') return [1n];
  return written.map((pattern) => {
    const text = constantOf(pattern);
    return text ?? mark(task.parameters[index]?.name ?? 'value');
  });
}

function combinations(choices: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return choices.reduce<readonly (readonly Value[])[]>(
    (all, values) => all.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
}

function requestOf(
  task: ExchangeTask,
  values: readonly Value[],
): ReturnType<ExchangeTask['request']> | undefined {
  try {
    return task.request(bindArguments(task, values), plainContext);
  } catch (error) {
    if (error instanceof ScriptFailure) return undefined;
    throw error;
  }
}

function withMarksAsParts(url: string, marks: readonly string[]): string {
  return url.replace(/open-(\d+)-part/g, (_, index: string) => `{${marks[Number(index)] ?? 'value'}}`);
}

/** Undefined when one of the addresses does not show its host. */
function addressesOf(patterns: readonly TextPattern[]): readonly string[] | undefined {
  const addresses = patterns.map(addressOf);
  if (addresses.length === 0 || addresses.some((address) => address === undefined)) return undefined;
  return [...new Set(addresses.flatMap((address) => address ?? []))];
}

const shownHost = /^https?:\/\/[^/?#{}]+(?=[/?#]|$)/;

function addressOf(pattern: TextPattern): string | undefined {
  const [address = ''] = writtenPattern(pattern).split(/[?#]/);
  return shownHost.test(address) ? address : undefined;
}

function known<Value>(value: Value | undefined): Derived<Value> {
  return value === undefined ? open : { kind: 'known', value };
}

/** A world without anything in it: tasks only write addresses here, and no address depends on it but the domain. */
const plainHost: Host = {
  now: () => 0,
  timeZone: 'UTC',
  dateFormat: 'dd-MMM-yyyy',
  random: () => 0,
  variable: () => null,
  apiDomain: 'https://www.zohoapis.com',
  user: { id: '', email: '', name: '' },
  admin: { id: '', email: '', name: '' },
};

const plainContext: RuntimeContext = createRuntimeContext(plainHost, defaultReadings);
