import { expect, test } from 'vitest';
import {
  expressionsWithin,
  parse,
  SourceFile,
  type Statement,
  statementsWithin,
} from '../../../deluge/index.ts';

const statementsOf = (text: string): readonly Statement[] => {
  const { program, diagnostics } = parse(new SourceFile('walk.deluge', text));
  expect(diagnostics).toEqual([]);
  return program.items.flatMap((item) => (item.kind === 'function' ? [] : [item]));
};

/** Names of identifiers that a walk meets, sorted: what an analysis takes for variables. */
const namesIn = (text: string): readonly string[] =>
  [...expressionsWithin(statementsOf(text))]
    .flatMap((node) => (node.kind === 'identifier' ? [node.name] : []))
    .sort();

test.each([
  ['a block of its own', '{\n{\nx = a;\n}\n}', ['a']],
  [
    'every branch of an if',
    'if(a) { x = b; } else if(c) { x = d; } else { x = e; }',
    ['a', 'b', 'c', 'd', 'e'],
  ],
  ['both blocks of a try', 'try { x = a; } catch (e) { x = b; }', ['a', 'b']],
  ['the keys of a block', 'r = invokeurl [ url: a headers: b ];', ['a', 'b']],
  ['the fields of a new record', 'x = insert into Orders [ Name=a Total=b ];', ['a', 'b']],
  ['what an alert shows', 'alert a;', ['a']],
  ['the elements of a typed list', 'x = List:Int({a});', ['a']],
  [
    'what fields are compared with, not the fields',
    'x = Orders[Status == a && (Total > b || !Name.contains(c))];',
    ['a', 'b', 'c'],
  ],
  ['the range of a fetch', 'x = Orders[ID != 0] sort by Name range from a to b;', ['a', 'b']],
  ['the criteria of a delete', 'delete from Orders[ID == a];', ['a']],
  ['what is offered as choices, not the field', 'Status:ui = {a};', ['a']],
])('a walk meets %s', (_name, text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test('statements are met in the order of the text, those inside others behind them', () => {
  const text = '{\ninfo 1;\nif(a) { break; } else { return; }\n}\ncontinue;';
  expect([...statementsWithin(statementsOf(text))].map(({ kind }) => kind)).toEqual([
    'bare-block',
    'info',
    'if',
    'break',
    'return',
    'continue',
  ]);
});
