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
      fc.constantFrom('{}', '[]', 'List:String()', 'Map()', 'e.message'),
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
    ),
    block: fc.array(tie('statement'), { maxLength: 3 }).map((statements) => `{\n${statements.join('\n')}\n}`),
  }))
  .statement.chain((first) =>
    fc.constantFrom(
      `${first}\n`,
      `void automation.f( Map contact, Int id ) {\n${first}\n}\n`,
      `// head\nstring g()\n{\n${first}\nreturn "";\n}\n\nvoid h() {\n}\n`,
    ),
  );
