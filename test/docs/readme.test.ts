import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { main } from '../../cli/main.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** `$ topping …` and what it prints; a line `…` stands for lines that are left out. */
const examples = [...readme.matchAll(/^```console\n\$ topping (.*)\n([\s\S]*?)^```/gm)].map(
  ([, command = '', output = '']) => [command, output] as const,
);

async function print(command: string): Promise<string> {
  let printed = '';
  const sink = {
    write: (text: string): void => {
      printed += text;
    },
  };
  await main(command.split(' '), {
    directory: root,
    standardOutput: sink,
    standardError: sink,
    colour: false,
    clock: () => 0,
    now: () => 0,
    environment: {},
    interrupted: () => new Promise(() => undefined),
  });
  return printed;
}

describe('what the README shows is what the commands print', () => {
  test('it shows some', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
  });

  test.each(examples)('topping %s', async (command, shown) => {
    const printed = (await print(command)).split('\n');
    let from = 0;
    for (const part of shown.split(/^…\n/m)) {
      const lines = part.split('\n').slice(0, -1);
      if (lines.length === 0) continue;
      const at = printed.findIndex(
        (_, index) => index >= from && lines.every((line, offset) => printed[index + offset] === line),
      );
      expect(
        at,
        `${lines.join('\n')}\n\nis not printed; this is:\n\n${printed.join('\n')}`,
      ).toBeGreaterThanOrEqual(0);
      from = at + lines.length;
    }
  });
});

test('the commands that the README lists are the commands that there are', async () => {
  const listed = new Set(
    [...readme.matchAll(/`topping (\w+)|· `(\w+) /g)].map(([, first, second]) => first ?? second),
  );
  const { commandNames } = await import('../../cli/commands.ts');
  for (const name of commandNames) expect(listed, name).toContain(name);
});
