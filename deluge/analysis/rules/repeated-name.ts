import type { Rule } from '../rule.ts';

export const repeatedName: Rule = {
  name: 'repeated-name',
  severity: 'warning',
  what: 'Two functions of a script, or two parameters of a function, have the same name.',
  why: 'The later one takes the place of the earlier one, which nothing can call or read any more.',
  wrong: 'int twice(int n)\n{\nreturn n * 2;\n}\nint twice(int n)\n{\nreturn n + n;\n}',
  right: 'int twice(int n)\n{\nreturn n * 2;\n}\nint thrice(int n)\n{\nreturn n * 3;\n}',
  find: function* ({ program, source }) {
    const functions = new Map<string, number>();
    for (const item of program.items) {
      if (item.kind !== 'function') continue;
      const path = [...(item.namespace ? [item.namespace] : []), item.name].join('.');
      const first = functions.get(path);
      if (first === undefined) functions.set(path, item.nameRange.start);
      else {
        yield {
          range: item.nameRange,
          message: `The function '${path}' is declared in line ${source.positionAt(first).line} already.`,
          hint: 'Give one of them another name, or take it out.',
        };
      }
      const parameters = new Set<string>();
      for (const { name, range } of item.parameters) {
        if (parameters.has(name)) {
          yield {
            range,
            message: `The function '${item.name}' has two parameters '${name}'.`,
            hint: 'Give one of them another name, or take it out.',
          };
        }
        parameters.add(name);
      }
    }
  },
};
