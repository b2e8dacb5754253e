import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, print, SourceFile } from '../../../deluge/index.ts';
import { programText } from '../../support/arbitrary-program.ts';
import { withoutRanges } from '../../support/tree-shape.ts';

const parsed = (text: string) => {
  const result = parse(new SourceFile('text.deluge', text));
  expect(result.diagnostics).toEqual([]);
  return result.program;
};

const formatted = (text: string): string => print(parsed(text)).text;

const shape = (node: unknown): unknown => JSON.parse(withoutRanges(node));

describe('the layout of the platform’s editor', () => {
  const layouts: readonly (readonly [name: string, written: string, saved: string])[] = [
    [
      'a function: its body is not indented, its parameters have no blank between them',
      'void automation.sync( Map contact , Int id ) { info id; }',
      'void automation.sync(Map contact,Int id)\n{\ninfo id;\n}\n',
    ],
    [
      'invokeurl of a service, with its path',
      'r = zoho.sdp.invokeurl [ url: "/api/v3/requests" type: GET ];',
      'r = zoho.sdp.invokeurl\n[\n\turl :"/api/v3/requests"\n\ttype :GET\n];\n',
    ],
    [
      'a field of several records, with their order',
      'names = Orders[Total > 5].Customer sort by Total desc,Customer;',
      'names = Orders[Total > 5].Customer sort by Total desc,Customer;\n',
    ],
    ['the cursor is set on a field', 'focus Name.prefix;', 'focus Name.prefix;\n'],
    ['two blanks behind for each', 'for each x in l { info x; }', 'for each  x in l\n{\n\tinfo x;\n}\n'],
    ['for each index', 'for each index i in l { info i; }', 'for each index i in l\n{\n\tinfo i;\n}\n'],
    [
      'an else if chain',
      'if (a) { b = 1; } else if (c) { d = 2; } else { }',
      'if(a)\n{\n\tb = 1;\n}\nelse if(c)\n{\n\td = 2;\n}\nelse\n{\n}\n',
    ],
    [
      'try with its blank, catch with its blank',
      'try { f(); } catch(e) { info e; }',
      'try \n{\n\tf();\n}\ncatch (e)\n{\n\tinfo e;\n}\n',
    ],
    [
      'invokeurl: a blank before the colon of url and type alone',
      'r = invokeurl [ url: "u" type: GET headers: h connection: "c" detailed: true ];',
      'r = invokeurl\n[\n\turl :"u"\n\ttype :GET\n\theaders:h\n\tconnection:"c"\n\tdetailed:true\n];\n',
    ],
    [
      'sendmail has no semicolon',
      'sendmail [ from: zoho.adminuserid to: "a" reply to: "b" subject: "s" message: "m" ];',
      'sendmail\n[\n\tfrom :zoho.adminuserid\n\tto :"a"\n\treply to :"b"\n\tsubject :"s"\n\tmessage :"m"\n]\n',
    ],
    ['literals and calls', 'm = { "a" : 1 , "b" : { 1 , 2 } };', 'm = {"a":1,"b":{1,2}};\n'],
    ['keywords stay as they are written', 'a = TRUE; b = Null;', 'a = TRUE;\nb = Null;\n'],
    [
      'parameters: nothing behind a comma in CRM, a blank in Flow, whose types are in lower case',
      'string upload(string url,int id) { return url; }',
      'string upload(string url, int id)\n{\nreturn url;\n}\n',
    ],
    [
      'types with types inside, and an argument without a type',
      'list < map > standalone.f( list<map> rows , zoho.crmAPIRequest ) { }',
      'list<map> standalone.f(list<map> rows,zoho.crmAPIRequest)\n{\n}\n',
    ],
    [
      'comments before else and catch stand with them',
      'if(a)\n{\n}\n// one\nelse if(b)\n{\n}\n// two\nelse\n{\n}\ntry\n{\n}\n// three\ncatch(e)\n{\n}',
      'if(a)\n{\n}\n// one\nelse if(b)\n{\n}\n// two\nelse\n{\n}\ntry \n{\n}\n// three\ncatch (e)\n{\n}\n',
    ],
    [
      'comments between keys stay with their key',
      'r = invokeurl [ // head\nurl: "u" // behind\n/* own */ type: GET\n// last\n];',
      'r = invokeurl\n[\n\t// head\n\turl :"u" // behind\n\t/* own */\n\ttype :GET\n\t// last\n];\n',
    ],
    [
      'a block of keys without a semicolon keeps none',
      'if(a)\n{\nr = invokeurl [ url: "u" ]\n}',
      'if(a)\n{\n\tr = invokeurl\n\t[\n\t\turl :"u"\n\t]\n}\n',
    ],
    [
      'attachments name a file or a record template',
      'sendmail ( to: a attachments: file: x attachments:template:Invoice as PDF )',
      'sendmail\n[\n\tto :a\n\tattachments :file:x\n\tattachments :template:Invoice as PDF\n]\n',
    ],
    [
      'several files and addresses have commas between them',
      'sendmail [ reply to: "a@x.com" , "b@x.com"\nattachments:file: x , file:y, template:Invoice as PDF ]',
      'sendmail\n[\n\treply to :"a@x.com","b@x.com"\n\tattachments :file:x,file:y,template:Invoice as PDF\n]\n',
    ],
    ['a block of its own', '{ x = 1; }', '{\n\tx = 1;\n}\n'],
    ['signs in a row', 'x = - -1 + + +y;', 'x = - -1 + + +y;\n'],
    [
      'records of a form',
      'for each r in Orders [ ID==1&&Name != null ] sort by Name desc , ID range from 1 to 10 { }\ndelete from Orders[ID=1];',
      'for each  r in Orders[ID == 1 && Name != null] sort by Name desc,ID range from 1 to 10\n{\n}\ndelete from Orders[ID = 1];\n',
    ],
    [
      'a new record, and a row of a subform, whose fields are set without blanks',
      'row = Orders.Items(); row.Amount = 5; input.Name = 1; id = insert into Orders [ Name="x" Items = row ];',
      'row = Orders.Items();\nrow.Amount=5;\ninput.Name = 1;\nid = insert into Orders\n[\n\tName="x"\n\tItems=row\n];\n',
    ],
    [
      'what acts on a form',
      'show Name , Address.City; cancel submit; alert "Saved"; Status:ui.add( "a","b" ); Status:ui={"a"};',
      'show Name,Address.City;\ncancel submit;\nalert "Saved";\nStatus:ui.add("a","b");\nStatus:ui = {"a"};\n',
    ],
    [
      'Creator indents the body of a function',
      'void sms.f(int id)\n{\n\trow = Orders[ID == id];\n\tif(id > 1)\n\t{\n\t\tr = invokeurl [ url: "u" ];\n\t}\n}',
      'void sms.f(int id)\n{\n\trow = Orders[ID == id];\n\tif(id > 1)\n\t{\n\t\tr = invokeurl\n\t\t[\n\t\t\turl :"u"\n\t\t];\n\t}\n}\n',
    ],
    [
      'an older editor of Creator writes blocks of keys from the first column',
      'if(a)\n{\n\tr = invokeurl\n[\nurl: "u"\n];\n}',
      'if(a)\n{\n\tr = invokeurl\n[\n\turl :"u"\n];\n}\n',
    ],
    [
      'a stray tab before a block of keys outside of braces is no sign of Creator',
      '\tr = invokeurl\n[\nurl: "u"\n];\nif(a) { s = invokeurl [ url: "u" ]; }',
      'r = invokeurl\n[\n\turl :"u"\n];\nif(a)\n{\n\ts = invokeurl\n\t[\n\t\turl :"u"\n\t];\n}\n',
    ],
    [
      'a map is no row of a subform',
      'totals = Map(); row = totals.keys(); row.Amount=5;',
      'totals = Map();\nrow = totals.keys();\nrow.Amount = 5;\n',
    ],
    [
      'criteria over a field of a field',
      'x = Orders[Customer.Name==1];',
      'x = Orders[Customer.Name == 1];\n',
    ],
    ['brackets and operators', 'x = ( a+b ) * -c && !d;', 'x = (a + b) * -c && !d;\n'],
  ];
  test.each(layouts)('%s', (_name, written, saved) => {
    expect(formatted(written)).toBe(saved);
    expect(formatted(saved), 'a saved text stays as it is').toBe(saved);
  });
});

test('every comment is kept, before, behind and inside', () => {
  const text = [
    '// head',
    'void f()',
    '{',
    '/* first */',
    'x = 1; // behind',
    'if(x == 1) // after the condition',
    '{',
    '\t// only a comment',
    '}',
    'r = invokeurl',
    '[',
    '\t// a key',
    '\turl :"u"',
    '];',
    'y = a + /* inside */ b;',
    '// last',
    '}',
    '// end',
  ].join('\n');
  const kept = formatted(text);
  for (const comment of text.match(/\/\/.*|\/\*.*?\*\//g) ?? []) expect(kept).toContain(comment);
  expect(formatted(kept)).toBe(kept);
  expect(kept).toContain('x = 1; // behind\n');
});

test('print tells on which line each statement begins', () => {
  const { text, lines } = print(
    parsed('// c\nx = 1;\nr = invokeurl [ url: "u" type: GET ];\nif(x) { y = 2; }'),
  );
  const printed = text.split('\n');
  expect(lines.map(({ line, node }) => [line, node.kind, printed[line - 1]])).toEqual([
    [2, 'assignment', 'x = 1;'],
    [3, 'assignment', 'r = invokeurl'],
    [8, 'if', 'if(x)'],
    [10, 'assignment', '\ty = 2;'],
  ]);
});

test('any program prints to a text that parses to the same tree, and printing again changes nothing', () => {
  fc.assert(
    fc.property(programText, (text) => {
      const program = parsed(text);
      const printed = print(program).text;
      expect(shape(parsed(printed))).toEqual(shape(program));
      expect(formatted(printed)).toBe(printed);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a comment between any two tokens survives', () => {
  fc.assert(
    fc.property(programText, fc.nat(), (text, seed) => {
      const gaps = [...text.matchAll(/(?<=[;{}])\n/g)].map((match) => match.index);
      const gap = gaps[seed % Math.max(1, gaps.length)] ?? 0;
      const marked = `${text.slice(0, gap)}\n/* mark */${text.slice(gap)}`;
      expect(formatted(marked).split('/* mark */')).toHaveLength(2);
    }),
    { seed: 2, numRuns: 200 },
  );
});
