import fc from 'fast-check';

/** Texts of Deluge programs, in a layout of their own: every statement and expression that the parser knows takes part. */
export const programText: fc.Arbitrary<string> = fc
  .letrec<{
    expression: string;
    statement: string;
    block: string;
  }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(
        'x',
        'total',
        'm',
        'null',
        'true',
        'FALSE',
        '1',
        '19.50',
        '6000000000000000001',
        'zoho.currentdate',
      ),
      fc
        .string({ unit: fc.constantFrom('a', ' ', 'é', '\\"', '\\n', "'", '{', '//', '*/', '${') })
        .map((text) => `"${text}"`),
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||', 'in', 'not in'),
          tie('expression'),
        )
        .map(([left, operator, right]) => `${left} ${operator} ${right}`),
      tie('expression').map((inner) => `(${inner})`),
      fc
        .tuple(fc.constantFrom('!', '-'), tie('expression'))
        .map(([operator, operand]) => `${operator}(${operand})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `m.get(${a}).put( ${a},${b} )`),
      fc
        .tuple(tie('expression'), tie('expression'), tie('expression'))
        .map(([c, a, b]) => `if(${c}, ${a}, ${b})`),
      fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((items) => `{${items.join(' , ')}}`),
      fc
        .array(tie('expression'), { minLength: 1, maxLength: 3 })
        .map((values) => `{${values.map((value, index) => `"k${index}" : ${value}`).join(',')}}`),
      fc
        .array(tie('expression'), { maxLength: 2 })
        .map((args) => `zoho.bigin.getRecordById(${args.join(', ')})`),
      fc.constantFrom(
        '{}',
        '[]',
        'List:String()',
        'Map()',
        'e.message',
        "'2024-01-31'",
        "'plain'",
        'naïve_ñame',
      ),
      fc.tuple(tie('expression'), tie('expression')).map(([key, value]) => `Collection(${key} : ${value})`),
      tie('expression').map((value) => `list:int( {${value}} )`),
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('', ' sort by Name', ' sort by Name desc, Added_Time asc', ' range from 1 to 10'),
        )
        .map(([value, order]) => `(Orders [Status == ${value} && ID != 0]${order})`),
      tie('expression').map((value) => `thisapp.Orders[ID == ${value}].count()`),
      tie('expression').map((value) => `Status:ui.add( ${value} )`),
    ),
    statement: fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(fc.constantFrom('=', '+='), tie('expression'))
        .map(([operator, value]) => `x ${operator} ${value};`),
      tie('expression').map((value) => `info ${value};`),
      tie('expression').map((value) => `m.put("k",${value}); // note`),
      fc.constantFrom('break;', 'continue;', 'return;', '// a comment', '/* a comment */ x = 1;'),
      tie('expression').map((value) => `return ${value};`),
      tie('expression').map(
        (value) => `r = invokeurl [ url: ${value} type: POST parameters: m.toString() content-type: "a" ];`,
      ),
      fc
        .tuple(tie('expression'), tie('block'), tie('block'), tie('block'))
        .map(([condition, a, b, c]) => `if (${condition}) ${a} else if (x) ${b} else ${c}`),
      fc
        .tuple(fc.constantFrom('', 'index '), tie('block'))
        .map(([index, body]) => `for each ${index}v in m.keys() ${body}`),
      fc.tuple(tie('block'), tie('block')).map(([body, handler]) => `try ${body} catch(e) ${handler}`),
      fc
        .tuple(tie('block'), tie('block'))
        .map(([body, other]) => `if(x) ${body} // between\nelse /* behind */ ${other}`),
      tie('block').map((body) => `try ${body}\n// before catch\ncatch (e)\n{\n}`),
      tie('block'),
      fc.constantFrom(
        'throw;',
        'throw "a";',
        'cancel submit;',
        'hide Name, Address.City;',
        'openUrl("u","same window");',
      ),
      tie('expression').map((value) => `alert "a" + ${value};`),
      tie('expression').map((value) => `delete from Orders[ Owner = ${value} ];`),
      tie('expression').map(
        (value) =>
          `id = insert into Orders [ Name=${value} // note\n /* own line */ Address.City = "x" /* last */ ];`,
      ),
      tie('expression').map((value) => `insert into Orders\n[\nName=${value}\n]`),
      tie('expression').map((value) => `row = Orders.Items(); row.Amount=${value}; Status:ui = {"a"};`),
      tie('expression').map(
        (value) =>
          `sendmail [ from: a to: ${value} // whom\n attachments :file:x attachments:template:Invoice as PDF ]`,
      ),
      tie('expression').map((value) => `r = invokeurl\n[\n// first\nurl :${value}\n]`),
      tie('expression').map(
        (value) => `for each rec in Orders[ID == ${value}] sort by Name desc { info rec; }`,
      ),
    ),
    block: fc.array(tie('statement'), { maxLength: 3 }).map((statements) => `{\n${statements.join('\n')}\n}`),
  }))
  .statement.chain((first) =>
    fc.constantFrom(
      `${first}\n`,
      `void automation.f( Map contact, Int id ) {\n${first}\n}\n`,
      `// head\nstring g()\n{\n${first}\nreturn "";\n}\n\nvoid h() {\n}\n`,
      `list<map<string,int>> sms.i( list<map> rows, zoho.crmAPIRequest )\n{\n\tx = 1;\n${first}\n}\n`,
      `void sms.j(int a, string b)\n{\n\tr = invokeurl\n[\n\turl :a\n];\n${first}\n}\n`,
    ),
  );
