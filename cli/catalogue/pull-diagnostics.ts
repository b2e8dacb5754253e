import { defineDiagnostics } from '../../deluge/index.ts';

/** What there is to say about catalogues that are pulled. */
export const pullDiagnostics = defineDiagnostics('fields', {
  'left-out': {
    severity: 'warning',
    message: (d: { readonly module: string; readonly name: string; readonly type: string }) =>
      `${d.module}: the field ${d.name} is left out, as a mapping cannot use its type ${d.type}.`,
    hint: () => 'Write it into a catalogue file by hand if you know how its values look.',
  },
  'would-overwrite': {
    severity: 'error',
    message: (d: { readonly file: string }) =>
      `${d.file} is not as the account has it, and was left as it is.`,
    hint: () => 'Look at the difference above; then give --yes, or answer the question on a terminal.',
  },
  'not-as-account': {
    severity: 'error',
    message: (d: { readonly file: string }) => `${d.file} is not as the account has it.`,
    hint: () => 'Run the command without --check to take the fields over.',
  },
  'not-pulled': {
    severity: 'error',
    message: (d: { readonly file: string }) => `There is no ${d.file} yet.`,
    hint: () => 'Run the command without --check to write it.',
  },
});
