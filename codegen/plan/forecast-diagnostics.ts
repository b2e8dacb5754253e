import { defineDiagnostics } from '../../deluge/index.ts';

interface Lengths {
  readonly target: string;
  readonly length: number;
  readonly limit: number;
}

const orShorten = 'Shorten it in the record, or say what becomes of long values:';

/** What is wrong with what a mapping would do to a record. */
export const forecastDiagnostics = defineDiagnostics('plan', {
  'run-stops': {
    severity: 'error',
    message: (d: Lengths) =>
      `${d.target} would get ${d.length} characters. The definition says to reject more than ${d.limit}, so the function writes nothing.`,
    hint: () => `${orShorten} { whenTooLong: 'truncate' }.`,
  },
  'value-too-long': {
    severity: 'error',
    message: (d: Lengths) =>
      `${d.target} would get ${d.length} characters and takes ${d.limit}: Books refuses the record.`,
    hint: () => `${orShorten} { whenTooLong: 'truncate' }.`,
  },
  'target-empty': {
    severity: 'error',
    message: (d: { readonly target: string; readonly singular: string }) =>
      `${d.target} would be empty, and Books saves no ${d.singular} without it.`,
    hint: () => 'Fill what it comes from, or give it another value: { whenEmpty: { use: … } }.',
  },
  'wrong-type': {
    severity: 'error',
    message: (d: { readonly field: string; readonly found: string; readonly expected: string }) =>
      `The record holds ${d.found} in ${d.field}, where ${d.expected} is expected.`,
    hint: () => 'Give the record as the Bigin API answers it.',
  },
  'missing-field': {
    severity: 'warning',
    message: (d: { readonly fields: readonly string[] }) =>
      `The record says nothing of ${d.fields.join(', ')}: ${d.fields.length === 1 ? 'it is' : 'they are'} taken as empty.`,
    hint: () => 'Give the record as the Bigin API answers it, with every field that the mapping reads.',
  },
  'unknown-field': {
    severity: 'warning',
    message: (d: { readonly field: string; readonly module: string; readonly nearest: string | undefined }) =>
      `The record has "${d.field}", which the catalogue of ${d.module} does not know.`,
    hint: (d) => (d.nearest === undefined ? 'The mapping cannot read it.' : `Did you mean ${d.nearest}?`),
  },
});
