import { parse, SourceFile } from '../../deluge/index.ts';

/** What the console's dialog asks for before the text of a function is pasted. */
export interface Signature {
  readonly returnType: string;
  readonly arguments: readonly { readonly name: string; readonly type: string }[];
}

/** The signature of the first function that a text declares; types as the console's dialog lists them. */
export function signatureOf(text: string): Signature {
  const { program } = parse(new SourceFile('function.deluge', text));
  const declared = program.items.find((item) => item.kind === 'function');
  return {
    returnType: (declared?.returnType ?? 'void').toLowerCase(),
    arguments: (declared?.parameters ?? []).map(({ name, type }) => ({
      name,
      type: (type ?? 'string').toLowerCase(),
    })),
  };
}
