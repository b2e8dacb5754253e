import { describe, expect, test } from 'vitest';
import { type BuiltInFact, callBuiltIn, callFreeForm, Failing, registry, resultOf } from './built-in-fact.ts';
import { changingFacts } from './changing-facts.ts';
import { listFacts, mapFacts } from './container-facts.ts';
import { dateFacts } from './date-facts.ts';
import { fileFacts } from './file-facts.ts';
import { numberFacts } from './number-facts.ts';
import { textFacts } from './text-facts.ts';
import { checkFacts, conversionFacts, encryptionFacts } from './value-facts.ts';
import { xmlFacts } from './xml-facts.ts';

const factsByArea: Readonly<Record<string, readonly BuiltInFact[]>> = {
  text: textFacts,
  list: listFacts,
  map: mapFacts,
  check: checkFacts,
  conversion: conversionFacts,
  number: numberFacts,
  date: dateFacts,
  encryption: encryptionFacts,
  xml: xmlFacts,
  file: fileFacts,
};

describe.each(Object.entries(factsByArea))('%s', (_, facts) => {
  test.each(facts.map((fact) => [fact[1], fact] as const))('%s %#', (name, [receiver, , args, expected]) => {
    const call = () => resultOf(callBuiltIn(receiver, name, args));
    if (expected instanceof Failing) {
      expect(call).toThrow(expect.objectContaining({ code: expected.code }));
    } else {
      expect(call()).toEqual(expected);
    }
  });
});

test('the free form gives what the method gives', () => {
  let count = 0;
  for (const [receiver, name, args, expected] of Object.values(factsByArea).flat()) {
    if (typeof receiver === 'symbol' || expected instanceof Failing) continue;
    const result = callFreeForm(receiver, name, args);
    if (result === undefined) continue;
    expect(resultOf(result), name).toEqual(expected);
    count++;
  }
  expect(count).toBeGreaterThan(250);
});

/** Functions that change their receiver; `changing.test.ts` holds their facts. */
const changing = new Set(changingFacts.map(([, name]) => name));

test('every built-in has a fact under one of its names', () => {
  const tested = new Set(
    Object.values(factsByArea)
      .flat()
      .map(([, name]) => name.toLowerCase()),
  );
  const untested = registry
    .all()
    .map(({ name, aliases = [] }) => [name, ...aliases])
    .filter((names) => !names.some((name) => tested.has(name.toLowerCase()) || changing.has(name)));
  expect(untested).toEqual([]);
});
