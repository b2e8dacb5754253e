import { defineDiagnostics } from '../../deluge/index.ts';

/** What can be wrong with the generated files in `functions/`. */
export const functionsDiagnostics = defineDiagnostics('functions', {
  missing: {
    severity: 'error',
    message: () => 'This file has not been generated.',
    hint: () => 'Run "topping generate".',
  },
  stale: {
    severity: 'error',
    message: () => 'This file is not what its definition makes now.',
    hint: () => 'Run "topping generate", and read the change before you commit it.',
  },
  'hand-edited': {
    severity: 'error',
    message: () => 'This generated file was changed by hand. It was left as it is.',
    hint: () =>
      'Move the change into the definition or the template. To drop it, run "topping generate --force".',
  },
  'left-over': {
    severity: 'error',
    message: () => 'No definition makes this generated file any more.',
    hint: () => 'Delete it.',
  },
  'not-a-folder': {
    severity: 'error',
    message: () => 'This is a file; the generated functions need a folder of this name.',
    hint: () => 'Move the file away.',
  },
  'not-readable': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `This file cannot be read: ${d.reason}.`,
    hint: () => 'See who owns it and who may read it.',
  },
  'not-writable': {
    severity: 'error',
    message: (d: { readonly reason: string }) => `This file cannot be written: ${d.reason}.`,
    hint: () => 'See who owns the folder and who may write to it. The file is as it was.',
  },
});
