import { type Diagnostic, defineDiagnostics, nearestName } from '../../deluge/index.ts';
import type { PlaceInProject } from './check-context.ts';
import { connectionsOfWork, type ServiceFunction, variablesOfWork } from './service-function.ts';
import type { Topping } from './topping.ts';

interface UndeclaredName {
  readonly function: string;
  readonly name: string;
  readonly nearest: string | undefined;
}

/** What can be wrong with the functions that work with other services. */
export const serviceFunctionDiagnostics = defineDiagnostics('service-function', {
  'unknown-connection': {
    severity: 'error',
    message: (d: UndeclaredName) =>
      `The function "${d.function}" uses the connection "${d.name}", which the topping does not declare.`,
    hint: (d) => mend(d, 'connections'),
  },
  'unknown-variable': {
    severity: 'error',
    message: (d: UndeclaredName) =>
      `The function "${d.function}" uses the variable "${d.name}", which the topping does not declare.`,
    hint: (d) => mend(d, 'variables'),
  },
  'unknown-mapping': {
    severity: 'error',
    message: (d: UndeclaredName) =>
      `The function "${d.function}" tells of the mapping "${d.name}", which the topping does not have.`,
    hint: (d) => mend(d, 'mappings'),
  },
  'not-started': {
    severity: 'error',
    message: (d: { function: string }) => `No schedule runs the function "${d.function}".`,
    hint: () => 'Declare one with defineSchedule and add it to the schedules of the topping.',
  },
});

function mend({ nearest }: UndeclaredName, where: string): string {
  return nearest === undefined ? `Add it to the ${where} of the topping.` : `Did you mean "${nearest}"?`;
}

const { report } = serviceFunctionDiagnostics;

/** Checks that what the functions with other services need is part of the topping. */
export function checkServiceFunctions(topping: Topping, placeOf: PlaceInProject): readonly Diagnostic[] {
  return topping.serviceFunctions.flatMap((each) => checkOne(each, topping, placeOf));
}

function checkOne(
  { name, work, definedAt }: ServiceFunction,
  topping: Topping,
  placeOf: PlaceInProject,
): readonly Diagnostic[] {
  const place = placeOf(definedAt, topping.definedAt);
  const undeclared = (
    code: 'unknown-connection' | 'unknown-variable' | 'unknown-mapping',
    used: readonly string[],
    known: readonly string[],
  ): readonly Diagnostic[] =>
    used
      .filter((one) => !known.includes(one))
      .map((one) => report(code, { function: name, name: one, nearest: nearestName(one, known) }, place));
  const isStarted = topping.schedules.some(({ functionName }) => functionName === name);
  return [
    ...connectionsOfWork(work).flatMap(({ linkName, service }) => {
      const links = topping.connections.map((one) => one.linkName);
      // A connection to another service may have nearly the same name, and is not what is meant.
      const fitting = topping.connections.filter((one) => one.service === service);
      const known = links.includes(linkName) ? links : fitting.map((one) => one.linkName);
      return undeclared('unknown-connection', [linkName], known);
    }),
    ...undeclared(
      'unknown-variable',
      variablesOfWork(work).map((variable) => variable.name),
      topping.variables.map((variable) => variable.name),
    ),
    ...(work.task === 'tell-conflicts'
      ? undeclared(
          'unknown-mapping',
          [work.mapping.name],
          topping.mappings.map((mapping) => mapping.name),
        )
      : []),
    ...(work.task === 'tell-conflicts' && !isStarted
      ? [report('not-started', { function: name }, place)]
      : []),
  ];
}
