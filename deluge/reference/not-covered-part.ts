import type { NotCoveredGroup } from '../not-covered/not-covered.ts';
import { code, link, plain } from './markdown.ts';

/** The section of the page about support that says what Zoho documents and the engine does not have. */
export function notCoveredPart(groups: readonly NotCoveredGroup[]): readonly string[] {
  const names = groups.reduce((count, group) => count + Object.keys(group.names).length, 0);
  return [
    '## What is documented and not covered',
    [
      `${names} names by whom they belong to. \`topping check\` notes them (\`analysis/not-covered\`), and a run that comes to`,
      'one fails with `runtime/not-covered`. Both say what to do instead: mostly to call the REST API with invokeurl, or to',
      'give a test a function of the same name, which then stands in for the task. The names stand here as their page or a',
      'saved public script writes them; of the pages behind *also* the exact names were not seen.',
    ].join(' '),
    [
      'Beside them, what is written as a statement: records of Creator’s forms, `insert into`, `delete from`, `:ui`, `alert`',
      'and the like are read, checked and printed, and fail with `execution/not-available-here` when a run comes to them.',
    ].join(' '),
    ...groups.flatMap(groupParts),
  ];
}

function groupParts(group: NotCoveredGroup): readonly string[] {
  const { owner, page, prefix, names, otherPages = {}, note } = group;
  const others = Object.entries(otherPages).map(([title, address]) => link(title, address));
  const listed = Object.entries(names).map(([name, address]) => link(code(written(name, group)), address));
  return [
    `### ${capitalized(owner)}${listed.length > 0 ? ` (${listed.length})` : ''}`,
    [
      listed.length > 0 ? `${listed.join(', ')}.` : '',
      others.length > 0
        ? `${listed.length > 0 ? 'Also' : 'Only pages are known:'} ${others.join(', ')}.`
        : '',
      prefix === undefined
        ? `${link('All of them', page)}.`
        : `All that begins with ${code(prefix)} belongs here: ${link('the tasks', page)}.`,
      plain(note ?? ''),
    ]
      .filter((part) => part !== '')
      .join(' '),
  ];
}

/** As it stands in a script. */
function written(name: string, { form }: NotCoveredGroup): string {
  switch (form) {
    case 'path':
      return name;
    case 'block':
      return `${name} [ … ]`;
    case 'method':
      return `.${name}()`;
    case 'method-or-free':
      return `${name}()`;
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
