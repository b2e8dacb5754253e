import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageGroups } from '../../cli/message-groups.ts';
import {
  builtIns,
  defineDiagnostics,
  integrationTasks,
  notCovered,
  readingTable,
  referencePages,
  ruleDescriptions,
} from '../../deluge/index.ts';
import { modelledEndpoints, notModelled, sandboxPage } from '../../sandbox/index.ts';
import { documentOf, runCli } from '../support/cli.ts';
import { makeUntypedProject } from '../support/project.ts';

const root = new URL('../../', import.meta.url);
const pages = [...referencePages(messageGroups), sandboxPage];
const textOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? '';
const support = textOf('docs/deluge-support.md');
const diagnostics = textOf('docs/diagnostics.md');

test.each(pages.map(({ path, text }) => [path, text] as const))(
  '%s is current: when it is not, run "topping docs"',
  (path, text) => {
    const stored = readFileSync(new URL(path, root), 'utf8').split('\n');
    const differing = text.split('\n').findIndex((line, index) => line !== stored[index]);
    expect(
      stored.join('\n') === text,
      `${path} is not current from line ${differing + 1} on. Run: node cli/topping.js docs`,
    ).toBe(true);
  },
);

test('"topping docs --check" misses each page that is not there, and writes none', async () => {
  const project = makeUntypedProject();
  const run = await runCli(['docs', '--check', '--json'], { directory: project.root });
  expect(run.status).toBe(1);
  const { changed } = documentOf(run) as { changed: readonly string[] };
  expect([...changed].sort()).toEqual([
    'docs/console-sheet.schema.json',
    'docs/deluge-support.md',
    'docs/diagnostics.md',
    'docs/sandbox.md',
  ]);
  expect(existsSync(join(project.root, 'docs'))).toBe(false);
});

describe('the page about support', () => {
  test('lists every function, task and reading, with its page', () => {
    for (const { name, page } of builtIns) {
      expect(support).toMatch(new RegExp(`\\[\`\\.?${name.replaceAll('.', '\\.')}\\(`));
      expect(support).toContain(`](${page})`);
    }
    for (const { path, page } of integrationTasks) {
      expect(support).toContain(`[\`${path}(`);
      expect(support).toContain(`](${page})`);
    }
    for (const name of Object.keys(readingTable)) expect(support).toContain(`| \`${name}\` |`);
  });

  test('counts them at the top', () => {
    const documented = builtIns.filter(({ confidence }) => confidence === 'documented').length;
    expect(support).toContain(`| built-in functions | **${builtIns.length}** | ${documented} |`);
    expect(support).toContain(`| integration tasks | **${integrationTasks.length}** |`);
  });

  test('lists by owner what is documented and not covered, with its page', () => {
    const [, section = ''] = support.split('## What is documented and not covered\n');
    for (const { owner, page, names, otherPages = {} } of notCovered.groups) {
      const count = Object.keys(names).length;
      const title = `${owner.charAt(0).toUpperCase()}${owner.slice(1)}${count > 0 ? ` (${count})` : ''}`;
      expect(section).toContain(`\n### ${title}\n`);
      expect(section).toContain(`](${page})`);
      for (const [name, address] of Object.entries({ ...names, ...otherPages })) {
        expect(section).toContain(name);
        expect(section).toContain(`](${address})`);
      }
    }
  });

  test('has one row for each function and task', () => {
    const rows = support.split('\n').filter((line) => line.startsWith('| [`') && line.includes('('));
    const functions = rows.filter((line) => /^\| \[`[^`]*\(/.test(line));
    expect(functions).toHaveLength(builtIns.length + integrationTasks.length);
  });
});

describe('the page about messages and rules', () => {
  test('tells each rule with its why and its examples', () => {
    for (const { name, wrong, right } of ruleDescriptions) {
      expect(diagnostics).toContain(`### analysis/${name}\n`);
      expect(diagnostics).toContain(wrong);
      expect(diagnostics).toContain(right);
    }
  });

  test('has every catalogue of messages in deluge/, codegen/ and sandbox/', () => {
    const declared = /^(?:export )?const \w+ = defineDiagnostics\('([\w-]+)'/gm;
    const areas = ['deluge', 'codegen', 'sandbox']
      .flatMap(sourcesOf)
      .flatMap((text) => [...text.matchAll(declared)].map(([, area = '']) => area));
    expect(areas.length).toBeGreaterThanOrEqual(6);
    for (const area of areas) expect(diagnostics, `the messages of ${area}/`).toContain(`| \`${area}/`);
  });

  test('shows examples in which nothing is missing', () => {
    expect(diagnostics).not.toMatch(/\[object|NaN|\bundefined\b(?!-)/);
    expect(diagnostics).not.toContain('| … |');
  });

  test('takes messages of other parts, whatever their details are', () => {
    const cooking = defineDiagnostics('cooking', {
      burnt: {
        severity: 'warning',
        message: (d: { readonly dish: string; readonly minutes: number }) =>
          `${d.dish} stood ${d.minutes} minutes.`,
      },
      'missing-ingredients': {
        severity: 'error',
        message: (d: { readonly ingredients: readonly string[] }) => `Buy ${d.ingredients.join(' and ')}.`,
        hint: () => 'Use a | or two.',
      },
    });
    const group = { title: 'Cooking', about: 'In the kitchen.', catalogues: [cooking] };
    const text = referencePages([group]).find(({ path }) => path === 'docs/diagnostics.md')?.text;
    expect(text).toContain('### Cooking\n\nIn the kitchen.\n');
    expect(text).toContain('| `cooking/burnt` | warning | ‹dish› stood ‹minutes› minutes. |  |');
    expect(text).toContain(
      '| `cooking/missing-ingredients` | error | Buy ‹ingredients›. | Use a \\| or two. |',
    );
  });
});

describe('the page about the sandbox', () => {
  const { text } = sandboxPage;
  const rows = text.split('\n').filter((line) => line.startsWith('| '));

  test('has a row for each endpoint, with how it is known', () => {
    for (const { method, path, provenance } of modelledEndpoints) {
      const own = rows.filter((row) => row.startsWith(`| \`${method} ${path}\` |`));
      expect(own, `${method} ${path}`).toHaveLength(1);
      expect(own[0]).toContain(`| [${provenance.confidence}](${provenance.source}) |`);
    }
  });

  test('has a row for each thing that is not modelled', () => {
    const linked = notModelled.map((entry) => entry.page).filter((page) => page !== undefined);
    for (const page of linked) expect(text).toContain(`](${page})`);
    for (const entry of notModelled) {
      if (entry.kind === 'refused') {
        expect(text).toContain(`\`${entry.request.method} ${entry.request.path}\``);
      }
    }
    const [, below = ''] = text.split('\n## What is refused\n');
    const heads = ['| what | for example |', '| Zoho | here |', '| --- | --- |'];
    const entries = below.split('\n').filter((line) => line.startsWith('| ') && !heads.includes(line));
    expect(entries).toHaveLength(notModelled.length);
  });

  test('links to headings that it has', () => {
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const anchors = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor = '']) => anchor);
    expect(anchors.length).toBeGreaterThan(10);
    for (const anchor of anchors) expect(headings).toContain(anchor);
  });
});

test('tables have as many cells in each row as in their head', () => {
  for (const { text } of pages) {
    let head = 0;
    for (const line of text.split('\n')) {
      const cells = line.startsWith('| ') ? line.replaceAll('\\|', '').split('|').length : 0;
      if (cells > 0 && head > 0) expect(cells, line).toBe(head);
      head = cells;
    }
  }
});

function sourcesOf(folder: string): readonly string[] {
  const directory = new URL(`${folder}/`, root);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(new URL(path, directory), 'utf8'));
}
