import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mappingLanguageExamples } from '../../codegen/definition/mapping-language-examples.ts';
import {
  type CombinerEntry,
  combinerTable,
  type TransformEntry,
  transformTable,
} from '../../codegen/transforms/table.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['codegen/connections', 'codegen/definition', 'codegen/transforms', 'codegen/plan'];

interface Example {
  readonly file: string;
  readonly code: string;
}

/** The examples of the comments before exports: from `@example` to the end of the comment or the next tag. */
function examplesOf(folder: string): readonly Example[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    const comments = readFileSync(join(root, file), 'utf8').matchAll(/\/\*\*(.*?)\*\//gs);
    return [...comments].flatMap(([, comment = '']) => {
      const text = comment.replace(/^ *\* ?/gm, '');
      return [...text.matchAll(/@example\n(.*?)(?=\n@|$)/gs)].map(([, code = '']) => ({ file, code }));
    });
  });
}

/** What the examples take for granted. */
const prelude = `
import { findTarget } from '../../codegen/definition/entries.ts';
import type { FieldReader } from '../../codegen/definition/mapped-fields.ts';
import { fileInProject } from '../../codegen/definition/place.ts';
import * as api from '../../codegen/index.ts';
import { writtenOrigin } from '../../codegen/plan/planned-words.ts';
import { callsOfFunctions, type FunctionText } from '../../codegen/connections/calls-of-functions.ts';
import { neededScopes } from '../../codegen/connections/needed-scopes.ts';
import { delugeOfChain } from '../../codegen/transforms/chain.ts';
import { defineTransform, type DelugeWriter, type PrintLiteral } from '../../codegen/transforms/transform.ts';
import { hasErrors, renderDiagnostic } from '../../deluge/index.ts';
import { biginConnection, booksConnection, orderConnection } from '../../topping/connections.ts';
import { topping } from '../../topping/index.ts';
import { contactToBooks } from '../../topping/mappings/contact-to-books.ts';
import { contactRemoved, retryPending } from '../../topping/companions.ts';
import { booksCustomer, syncMark, syncMemory, syncReason, syncStatus } from '../../topping/custom-fields.ts';
import { orderApiAddress, booksOrganizationId, syncPosition, zohoDataCentre } from '../../topping/variables.ts';
import { base, booksWithCustomFields, nickname } from '../../test/definition/sample-parts.ts';
import { hourlyRetry } from '../../topping/schedules.ts';
import { contactRemovedRule, contactToBooksRule } from '../../topping/workflow.ts';
import { biginContacts, booksContacts } from '../../zoho/index.ts';
import { Prelude } from '../../codegen/transforms/prelude.ts';
import { writtenCriteria } from '../../codegen/definition/workflow-rule.ts';
const {
  addressLines, equals, firstFilled, formatDate, formatDateTime, isFilled, isTrue, join, mapValues, booleanText,
  capitaliseWords, collapseSpaces, countryCode, countryName, firstName, formatCurrency, formatNumber, htmlToText,
  joinLines, lastName, lowerCase, normaliseUrl, parseNumber, upperCase,
  phoneE164, refusalOf, restAfter, template, when,
  defineCompanion, defineCustomField, defineSchedule, generateFunction, planFunctions,
  acceptedNames, checkTopping, forecast, constant, defineConnection, defineMapping, defineService, defineServiceFunction, defineTopping, defineVariable,
  defineWorkflowRule, expectedTarget, lookupName, planMapping, trim, truncate, withDefault,
} = api;
declare const field: FieldReader<typeof biginContacts>;
declare const literal: PrintLiteral;
declare const write: DelugeWriter;
declare const plan: api.Plan;
declare const print: (text: string) => void;
declare const functions: readonly FunctionText[];
declare const render: (plan: api.Plan) => void;
`;

test('the examples in the comments compile', async () => {
  const examples = folders.flatMap(examplesOf);
  expect(examples.length).toBeGreaterThan(15);
  const folder = join(root, '.cache/comment-examples');
  mkdirSync(folder, { recursive: true });
  const connectionsPage = readFileSync(join(root, 'docs/connections.md'), 'utf8');
  const ofConnections = [...connectionsPage.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
  const ofPages = mappingLanguageExamples.map(({ fields = '', when, custom }) => ({
    file: 'the page of the mapping language',
    code: `defineMapping({
      ...base,
      ${custom === undefined ? '' : 'to: booksWithCustomFields,'}
      ${when === undefined ? '' : `when: ${when},`}
      fields: (field) => ({ contact_name: field('Full_Name'), ${fields} }),
    });`,
  }));
  const ofTransforms = Object.values<TransformEntry>(transformTable).flatMap(({ examples }) =>
    examples.map(({ written }) => ({ file: 'the page of transforms', code: `${written};` })),
  );
  const ofCombiners = Object.values<CombinerEntry>(combinerTable).flatMap(({ examples }) =>
    examples.map(({ written }) => ({ file: 'the page of transforms', code: `${written};` })),
  );
  const onConnections = { file: 'docs/connections.md', code: ofConnections.join('\n') };
  const blocks = [...examples, onConnections, ...ofPages, ...ofTransforms, ...ofCombiners].map(
    ({ file, code }) => `// ${file}\n{\n${code.replace(/^export /gm, '')}\n}\n`,
  );
  writeFileSync(join(folder, 'examples.ts'), `${prelude}\n${blocks.join('\n')}`);
  const compilerOptions = { noUnusedLocals: false, allowUnusedLabels: true };
  const project = { extends: '../../tsconfig.json', compilerOptions, include: ['examples.ts'], exclude: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
  const output = await new Promise<string>((resolve) => {
    const compiler = join(root, 'node_modules/.bin/tsc');
    execFile(compiler, ['--noEmit', '--pretty', 'false', '-p', folder], { cwd: root }, (_error, said) =>
      resolve(said),
    );
  });
  expect(output.split('\n').filter((line) => line.startsWith('.cache/'))).toEqual([]);
});
