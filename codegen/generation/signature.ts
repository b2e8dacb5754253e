import { parse, SourceFile } from '../../deluge/index.ts';

/** What the console's dialog asks for before the text of a function is pasted. */
export interface Signature {
  /** What starts the function, as Deluge writes it in front of the name: `automation`, `schedule`, `standalone`. */
  readonly category: string;
  readonly returnType: string;
  readonly arguments: readonly { readonly name: string; readonly type: string }[];
}

/** The signature of the first function that a text declares; types as the console's dialog lists them. */
export function signatureOf(text: string): Signature {
  const { program } = parse(new SourceFile('function.deluge', text));
  const declared = program.items.find((item) => item.kind === 'function');
  return {
    category: declared?.namespace ?? 'standalone',
    returnType: (declared?.returnType ?? 'void').toLowerCase(),
    arguments: (declared?.parameters ?? []).map(({ name, type }) => ({
      name,
      type: (type ?? 'string').toLowerCase(),
    })),
  };
}
