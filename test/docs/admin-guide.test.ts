import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyOf, syncStatuses } from '../../codegen/index.ts';
import { topping } from '../../topping/index.ts';

const root = new URL('../../', import.meta.url);
const guide = readFileSync(new URL('docs/admin-guide.md', root), 'utf8');

/** Everything that a generated function can write as a reason, up to where a run fills in what it met. */
const reasons = [
  ...new Set(
    readdirSync(new URL('functions/', root))
      .filter((file) => file.endsWith('.deluge'))
      .map((file) => readFileSync(new URL(`functions/${file}`, root), 'utf8'))
      .flatMap((text) => [
        ...text.matchAll(/(?:problem|refusal) = "([^"]+)"/g),
        ...text.matchAll(/put\("\w*Books_Sync_Reason","([^"]+)"/g),
      ])
      .map(([, reason = '']) => reason.trim()),
  ),
];

/** The guide with its lines joined, as a reader reads it. */
const read = guide.replace(/\s+/g, ' ');

describe('the guide for the admin', () => {
  test('knows reasons to look for', () => {
    expect(reasons.length).toBeGreaterThan(15);
  });

  test.each(reasons)('says what to do on "%s"', (reason) => {
    expect(read.includes(`| ${reason} |`) || read.includes(`*${reason}*`)).toBe(true);
  });

  test.each(Object.values(syncStatuses))('says what the status "%s" means', (status) => {
    expect(guide).toContain(`\n| ${status} | `);
  });

  test('names everything that is set up', () => {
    for (const { label } of topping.variables) expect(read, label).toContain(label);
    for (const { label } of topping.connections)
      expect(read, label).toMatch(new RegExp(`\\| ${label}( \\||;)`));
    for (const { label } of topping.customFields) expect(read, label).toContain(`*${label}*`);
    for (const { match } of topping.mappings) expect(read).toContain(`\`${keyOf(match)}\``);
  });
});
