import { z } from 'zod';
import { companionTasks } from './companion.ts';
import { connection } from './connection-schema.ts';
import { personalData } from './listing.ts';
import { onNameTaken, recordEvents, savedEvents } from './mapping.ts';
import { filledText, name } from './name-schema.ts';
import { entryStyles } from './topping.ts';
import { directions, emptyTargets, longTexts, owners } from './value.ts';

const variable = z.object({
  kind: z.literal('variable'),
  name: name('variable'),
  label: filledText,
  description: filledText,
  defaultValue: z.string(),
  values: z.array(z.string()).optional(),
});

const saved = z.array(z.enum(savedEvents)).nonempty('it names no event');
const events = z.array(z.enum(recordEvents)).nonempty('it names no event');

const customField = z.object({
  kind: z.literal('custom-field'),
  module: filledText,
  name: name('custom-field'),
  label: filledText,
  description: filledText,
  type: z.enum(['text', 'textarea', 'picklist']),
  values: z.array(z.string()).optional(),
  unique: z.literal(true).optional(),
});

const catalogueFields = z.record(
  z.string(),
  z.looseObject({ kind: z.string(), label: z.string(), writable: z.boolean() }),
);

const catalogue = (product: 'bigin' | 'books') =>
  z.object({
    product: z.literal(product),
    module: z.string(),
    label: z.string(),
    fields: catalogueFields,
    ...(product === 'books' && { customFields: catalogueFields.optional() }),
  });

const constantValue = z.union([z.string(), z.number(), z.boolean()]);

/** What every value but a constant has. */
const steps = {
  transforms: z.array(z.looseObject({ kind: z.literal('transform'), name: z.string() })),
  whenEmpty: z.union([z.enum(emptyTargets), z.object({ use: constantValue })]),
  whenTooLong: z.union([z.enum(longTexts), z.object({ continueIn: z.string() })]).optional(),
  owner: z.enum(owners).optional(),
  direction: z.enum(directions).optional(),
};

/** A value within a value. Not `z.lazy`, nor with a type of zod: TypeScript would compare all of zod's, which takes it long. */
const part = z.custom(isValue);

function isValue(held: unknown): boolean {
  return value.safeParse(held).success;
}

const condition = z.discriminatedUnion('is', [
  z.object({ kind: z.literal('condition'), is: z.enum(['filled', 'true']), source: part }),
  z.object({
    kind: z.literal('condition'),
    is: z.literal('equal'),
    to: z.string(),
    source: part,
  }),
]);

const value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), name: z.string(), custom: customField.optional(), ...steps }),
  z.object({ kind: z.literal('constant'), value: constantValue }),
  z.object({
    kind: z.literal('combined'),
    combiner: z.looseObject({ kind: z.literal('combiner'), name: z.string() }),
    sources: z.array(part).nonempty(),
    ...steps,
  }),
  z.object({
    kind: z.literal('conditional'),
    condition,
    met: part,
    otherwise: part,
    ...steps,
  }),
]);

/** What a target is given. */
export const valueSchema = value;

/** Targets below a common name. A text under `kind` belongs to a value that is broken. */
export const groupSchema = z
  .record(z.string(), z.unknown())
  .refine((group) => typeof group.kind !== 'string');

const criterion = z.discriminatedUnion('is', [
  z.object({ field: z.string(), is: z.enum(['empty', 'not-empty']) }),
  z.object({
    field: z.string(),
    is: z.enum(['equal', 'not-equal']),
    to: z.union([z.string(), z.boolean()]),
  }),
]);

const mapping = z.object({
  kind: z.literal('mapping'),
  name: name('function'),
  description: filledText,
  from: catalogue('bigin'),
  to: catalogue('books'),
  when: z.object({ on: saved, filled: z.string(), criteria: z.array(criterion).optional() }),
  match: z.discriminatedUnion('by', [
    z.object({ by: z.literal('unique-field'), field: z.string(), key: name('books-field') }),
    z.object({ by: z.literal('linked-id'), field: z.string() }),
  ]),
  state: z.object({
    status: customField,
    reason: customField,
    target: customField,
    memory: customField,
    mark: customField,
  }),
  onNameTaken: z.enum(onNameTaken),
  connections: z.object({ bigin: connection, books: connection }),
  variables: z.object({
    organization: variable,
    dataCentre: variable,
    position: variable,
    request: variable.optional(),
    seen: variable.optional(),
  }),
  fields: z.record(z.string(), z.unknown()),
});

const companion = z.object({
  kind: z.literal('companion'),
  name: name('function'),
  description: filledText,
  task: z.enum(companionTasks),
  mapping: z.object({ kind: z.literal('mapping'), name: z.string() }),
});

const serviceFunction = z.object({
  kind: z.literal('service-function'),
  name: name('function'),
  description: filledText,
  work: z.discriminatedUnion('task', [
    z.object({
      task: z.literal('tell-conflicts'),
      mapping: z.object({ kind: z.literal('mapping'), name: z.string() }),
      slack: connection,
      channel: variable,
      memory: variable,
    }),
    z.object({
      task: z.literal('ticket-status'),
      desk: connection,
      organization: variable,
      dataCentre: variable,
    }),
    z.object({ task: z.literal('order-status'), orders: connection, address: variable }),
  ]),
});

const schedule = z.object({
  kind: z.literal('schedule'),
  name: filledText,
  description: filledText,
  everyHours: z.int().positive('it is not a whole number of hours'),
  functionName: z.string(),
});

const rule = z.object({
  kind: z.literal('workflow-rule'),
  name: filledText,
  description: filledText,
  module: z.string(),
  on: events,
  criteria: z.array(criterion),
  functionName: z.string(),
});

const widgetPage = { name: filledText, page: name('page') };

const widget = z.discriminatedUnion('placement', [
  z.object({ ...widgetPage, placement: z.literal('settings') }),
  z.object({
    ...widgetPage,
    placement: z.enum(['button', 'related-list']),
    module: filledText,
    label: filledText,
  }),
]);

const listing = z.object({
  shortDescription: filledText,
  description: filledText,
  logo: filledText,
  privacyPolicy: z.string().optional(),
  termsOfService: z.string().optional(),
  personalData: z.array(z.enum(personalData)),
});

/** The structure of a topping. Names are held to their forms; how the parts fit together is not its matter. */
export const toppingSchema = z.object({
  kind: z.literal('topping'),
  name: name('topping'),
  displayName: filledText,
  description: filledText,
  namespace: name('namespace').optional(),
  version: name('version'),
  platform: z.object({
    entryStyle: z.enum(entryStyles),
    variableTask: z.string().regex(/^zoho\.[a-z]+\.[A-Za-z]+$/, 'it is not the name of an integration task'),
  }),
  mappings: z.array(mapping),
  companions: z.array(companion),
  serviceFunctions: z.array(serviceFunction),
  connections: z.array(connection),
  variables: z.array(variable),
  customFields: z.array(customField),
  rules: z.array(rule),
  schedules: z.array(schedule),
  widgets: z.array(widget),
  listing: listing.optional(),
});
