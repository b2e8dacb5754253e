import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { play, readSchedule, standardScenarios, syncInvariants } from '../../sandbox/index.ts';
import { shippedTexts } from '../support/shipped-texts.ts';
import { mutatedSubject, plainSubject } from './kill.ts';
import { killListPage, readKills } from './kill-list.ts';
import { mutate } from './mutation.ts';
import { mutations } from './mutations.ts';

const page = readFileSync(new URL('../../docs/kill-list.md', import.meta.url), 'utf8');
const kills = readKills(page);

test('the page is what the table and its kills make; else run "npm run mutations"', () => {
  const findings = mutations.map((mutation) => ({ mutation, kill: kills.get(mutation.name) }));
  expect(page).toBe(killListPage(findings));
});

test('no mutation survives without a reason, and none that is killed has one', () => {
  const odd = mutations.filter(({ name, survives }) => kills.has(name) === (survives !== undefined));
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test('every mutation has a name of its own and changes each of its functions', () => {
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  const texts = new Map(shippedTexts().map(({ name, text }) => [name, text]));
  for (const mutation of mutations) {
    for (const name of mutation.functions) {
      const text = texts.get(name) ?? '';
      expect(mutate(text, mutation), `${mutation.name} in ${name}`).not.toBe(text.replaceAll(/^\t+/gm, ''));
    }
  }
});

describe('a mutation breaks a promise on its path, which the shipped functions keep there', () => {
  test.each(mutations.filter(({ name }) => kills.has(name)))('$name', async (mutation) => {
    const kill = kills.get(mutation.name);
    const scenario = standardScenarios.find(({ name }) => name === kill?.scenario);
    const schedule = readSchedule(kill?.replay ?? '');
    if (!kill || !scenario || !schedule) throw new Error('The page names no path that can be played.');
    expect(Object.keys(syncInvariants)).toContain(kill.invariant);
    const mutated = await play(mutatedSubject(mutation, kill.isRetried), scenario, schedule);
    expect(mutated.ok && [...mutated.breaches.keys()]).toContain(kill.invariant);
    const plain = await play(plainSubject(mutation, kill.isRetried), scenario, schedule);
    // Without the mutation runs may make fewer calls, so that the path does not fit.
    expect(plain.ok ? [...plain.breaches.keys()] : []).toEqual([]);
  });
});
