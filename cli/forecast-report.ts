import type { Forecast, ForecastTarget } from '../codegen/index.ts';

const outcomes: Readonly<Record<Forecast['outcome'], string>> = {
  writes: 'writes these values',
  'leaves-alone': 'leaves the record alone, and writes nothing',
  refused: 'would not come through: see what is said above',
};

/** A forecast as lines for a person. */
export function forecastLines({
  mapping,
  description,
  criteria,
  outcome,
  names,
  course,
  statusLeft,
  targets,
}: Forecast): readonly string[] {
  const [name, ifTaken] = names;
  return [
    `${mapping}  ${description}`,
    ...criteria.map(({ asks, met }) => `asks     ${asks}: ${met ? 'met' : 'not met'}`),
    `outcome  ${outcomes[outcome]}`,
    ...(statusLeft === undefined ? [] : [`status   "${statusLeft}", with the reason`]),
    ...(course === undefined ? [] : [`books    ${course.books.join('\n         ')}`]),
    ...(name === undefined || course === undefined ? [] : [nameLine(name, ifTaken)]),
    ...(course === undefined ? [] : [`status   ${course.statuses.join('; ')}`]),
    ...(outcome === 'leaves-alone' ? [] : targets.flatMap(targetLines)),
  ];
}

function nameLine(name: string, ifTaken: string | undefined): string {
  const otherwise = ifTaken === undefined ? 'a person is asked' : `"${ifTaken}"`;
  return `name     "${name}"; ${otherwise} if another record has that name`;
}

function targetLines({
  target,
  value,
  kept,
  isEmpty,
  cut,
  from,
  whenEmpty,
}: ForecastTarget): readonly string[] {
  const shown = kept
    ? 'left as it is'
    : value === undefined
      ? 'cannot be told'
      : JSON.stringify(value, plain);
  const remarks = [
    from,
    ...(cut > 0 ? [`${cut} characters cut off`] : []),
    ...(whenEmpty === undefined ? [] : [`${isEmpty ? 'empty here, which' : 'an empty value'} ${whenEmpty}`]),
  ];
  return [`  ${target}  ${shown}`, `      ${remarks.join('; ')}`];
}

/** A forecast as a machine reads it; its findings stand beside it. */
export function forecastDocument({ diagnostics: _, ...forecast }: Forecast): object {
  return JSON.parse(JSON.stringify(forecast, plain));
}

/** A whole number beyond those of JavaScript keeps its digits as a text. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
