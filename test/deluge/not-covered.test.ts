import { describe, expect, test } from 'vitest';
import {
  BuiltInRegistry,
  builtIns,
  integrationTasks,
  type NotCoveredGroup,
  notCovered,
  parse,
  print,
  SourceFile,
  TaskTable,
} from '../../deluge/index.ts';
import { blockTask } from '../../deluge/tasks/block-table.ts';
import { errorOf, infoOf } from '../support/run-deluge.ts';
import { found, inFunction } from './analysis/analyzed.ts';

const registry = new BuiltInRegistry(builtIns);
const tasks = new TaskTable(integrationTasks);

const entries = notCovered.groups.flatMap((group) =>
  Object.entries(group.names).map(([name, page]) => ({ name, page, group })),
);

/** A script that comes to the name. */
function scriptWith(name: string, { form, wordKeys = [] }: NotCoveredGroup): string {
  switch (form) {
    case 'path':
      return `info ${name}("a");`;
    case 'block':
      return `info ${name}\n[\n\t${wordKeys[0] ?? 'key'} :upload\n];`;
    case 'method':
      return `x = "a";\ninfo x.${name}();`;
    case 'method-or-free':
      return `info ${name}();`;
  }
}

function isCovered(name: string, { form }: NotCoveredGroup): boolean {
  switch (form) {
    case 'path':
      return tasks.find(name) !== undefined || registry.zohoFunction(name) !== undefined;
    case 'block':
      return blockTask(name) !== undefined;
    case 'method':
    case 'method-or-free':
      return registry.isMethodName(name) || registry.freeFunction(name) !== undefined;
  }
}

describe('what is documented and not covered', () => {
  test.each(entries.map(({ name, group }) => [name, group] as const))(
    '%s is noted in a check and fails in a run, with the same words',
    (name, group) => {
      const message = `'${name}' belongs to ${group.owner} and cannot be run here`;
      const text = scriptWith(name, group);
      const [noted, ...more] = found(inFunction(text)).filter((line) => !line.includes('unchecked-answer'));
      expect(noted).toContain(` note not-covered ${message}. ${group.instead}`);
      expect(more).toEqual([]);
      const { code, message: said, hint } = errorOf(text);
      expect({ code, said, hint }).toEqual({
        code: 'runtime/not-covered',
        said: message,
        hint: group.instead,
      });
    },
  );

  test('is nothing that the engine has', () => {
    const covered = entries.filter(({ name, group }) => isCovered(name, group));
    expect(covered.map(({ name }) => name)).toEqual([]);
    const prefixes = notCovered.groups.flatMap(({ prefix }) => prefix ?? []);
    const paths = [...integrationTasks.map(({ path }) => path), ...builtIns.map(({ name }) => name)];
    expect(paths.filter((path) => prefixes.some((prefix) => path.toLowerCase().startsWith(prefix)))).toEqual(
      [],
    );
  });

  test('has a page of the documentation for each name, and for what only a page is known of', () => {
    for (const { page, names, otherPages = {} } of notCovered.groups) {
      for (const address of [page, ...Object.values(names), ...Object.values(otherPages)]) {
        expect(address).toMatch(/^https:\/\/www\.zoho\.com\/deluge\/help\/[\w./-]+\.html$/);
      }
    }
  });

  test('begins with the prefix of its owner, which names are compared with in lower case', () => {
    for (const { name, group } of entries) {
      expect(name.toLowerCase().startsWith(group.prefix ?? ''), name).toBe(true);
      expect(group.prefix?.toLowerCase()).toBe(group.prefix);
    }
  });
});

describe('a name that is not listed', () => {
  test('belongs to a service by its prefix', () => {
    expect(found('zoho.desk.somethingNew(1);')).toEqual([
      "1:11 note not-covered 'zoho.desk.somethingNew' belongs to Zoho Desk and cannot be run here. Call its REST API with invokeurl, or give a test a function of this name that stands in for the task.",
    ]);
    expect(errorOf('zoho.DESK.somethingNew(1);').code).toBe('runtime/not-covered');
  });

  test('gets the nearest name when it is a slip of a covered one', () => {
    expect(found('info zoho.books.getRecord("a","b");')[0]).toContain('Did you mean zoho.books.getRecords?');
    expect(found('info zoho.boks.getRecords("a","b");')[0]).toContain('zoho.books.getRecords');
    expect(errorOf('info "a".toUpperCas();').hint).toBe("Did you mean 'toUpperCase'?");
  });

  test('stays unknown when nothing resembles it', () => {
    expect(found('zoho.nowhere.fly();')[0]).toContain("Not able to find 'zoho.nowhere.fly' function.");
    expect(errorOf('zoho.nowhere.fly();').code).toBe('runtime/unknown-task');
    expect(errorOf('flyAway();').code).toBe('runtime/unknown-function');
  });
});

describe('a script can have the name for itself', () => {
  test('as a function, which stands in for the task', () => {
    const programs = ['string zoho.desk.create(string subject) { return "made " + subject; }'];
    expect(infoOf('info zoho.desk.create("a");', { programs })).toEqual(['made a']);
    const own = 'map getFieldNames()\n{\n\treturn Map();\n}\nvoid f()\n{\n\tinfo getFieldNames();\n}';
    expect(found(own)).toEqual([]);
  });

  test('as a variable', () => {
    expect(infoOf('salesforce = {"sales":1};\ninfo salesforce.get("sales");')).toEqual(['1']);
    expect(found(inFunction('ftp = {"host":1};\ninfo ftp.get("host");'))).toEqual([]);
  });
});

test('the names of fields in aggregates, and of services, are no variables', () => {
  const text = [
    'total = Orders[Status == "Open"].sum(Amount);',
    'mean = Orders[Status == "Open"].average(Amount);',
    'info total + mean + salesforce.sales.getRecordById("a","b","c");',
  ].join('\n');
  expect(found(inFunction(text)).filter((line) => line.includes('undefined-variable'))).toEqual([]);
});

test('a transfer of files is read and printed as a block of keys, and its word for the action is no variable', () => {
  const text = 'r = sftp\n[\n\taction:download\n\thost:"a.example"\n\tport:22\n];\ninfo r;\n';
  const { program } = parse(new SourceFile('transfer.deluge', text));
  const { text: printed } = print(program);
  expect(printed).toBe(text);
  expect(found(inFunction(text)).map((line) => line.split(' ')[2])).toEqual(['not-covered']);
});

test('the answers of tasks that are not covered are looked after like those of others', () => {
  const loop = 'for each id in {1,2}\n{\n\tzoho.desk.update(1,"tickets",id,Map(),"desk");\n}';
  expect(found(inFunction(loop)).some((line) => line.includes('call-in-loop'))).toBe(true);
});
