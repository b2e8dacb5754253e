import { dataCentres } from '../../zoho/index.ts';
import { customFieldsTarget } from '../definition/entries.ts';
import { passRequests, syncStatuses, underWayReason } from '../definition/mapping.ts';
import { writtenCriterion } from '../definition/workflow-rule.ts';
import { tooLongReason } from '../plan/expected.ts';
import type { Origin, Plan, PlannedField } from '../plan/plan.ts';
import { Prelude } from '../transforms/prelude.ts';
import { delugeOfUnmet } from './criterion-deluge.ts';
import { delugeOfField } from './planned-deluge.ts';
import { type DelugeExpression, delugeLiteral } from './template-engine.ts';
import { wayBackData } from './way-back-data.ts';

/** What a template is rendered with, and the origins that its marks count. */
export interface TemplateData {
  readonly data: object;
  readonly origins: readonly [Origin, ...Origin[]];
}

interface TemplateValue {
  readonly target: string;
  readonly expression: DelugeExpression;
  /** What stands in front of it, one statement or part of a block a line. */
  readonly statements: readonly DelugeExpression[];
  /** The target is written only if this holds. */
  readonly guard: { readonly expression: DelugeExpression } | null;
  /** The largest length, and what the log says of a longer value. */
  readonly limit: { readonly length: number; readonly reason: string } | null;
  readonly origin: number;
}

/** Books answers this code when another contact has the name (observed by several independent integrations). */
const nameTakenCode = '3062';
/** Books answers this code when what is named does not exist (documented: https://www.zoho.com/books/api/v3/errors/). */
const goneCode = '1002';
/** The most that one page of a list holds: https://www.zoho.com/books/api/v3/contacts/ (documented). */
const pageSize = '200';

/**
 * How often a run looks whether the record has changed while it was saved. A quiet save takes three looks: before, after,
 * and one for what it wrote in the record itself.
 */
const attempts = [1, 2, 3, 4, 5, 6, 7, 8];
/** Minutes until what failed for a passing reason is tried again; when all are used up, a person has to look. */
const retryMinutes = [15, 30, 60, 120, 240, 480, 960, 1440];
/** For this long a record that a run has marked is not taken for left behind: longer than any run lives. */
const graceMinutes = 20;
/** Where Books says how long to wait. Which spelling a script is given is not settled. */
const retryHeaders = ['retry-after', 'Retry-After'];
/**
 * How much one run of a scan takes on, so that it stays within the statements that a run may use: a look at a record
 * counts one, a sync `syncCost` more. `callBudget` is how many calls to Books it may make when nobody says otherwise, and
 * `callsKept` what is left of it when no further record is begun: as many as a sync may need.
 */
const scan = {
  budget: 49,
  syncCost: 6,
  pageSize: '15',
  waitingSize: '6',
  /** A run that goes through all records takes on as many as it has looks for, beside those that wait. */
  passSize: '40',
  callBudget: 60,
  callsKept: 5,
} as const;

/** Turns a plan into the values that the templates name. No Deluge is decided here but the expressions of the mapping. */
export function templateData(plan: Plan): TemplateData {
  const origins: [Origin, ...Origin[]] = [plan.origin];
  const originOf = (origin: Origin): number => origins.push(origin) - 1;
  const templateValue =
    (map: string) =>
    (field: PlannedField): TemplateValue => {
      const prelude = new Prelude(delugeLiteral, camelCase(`${map}_${field.target}`));
      const { expression, guard } = delugeOfField(field, prelude);
      const { rejectsOver } = field;
      return {
        target: field.target,
        expression: { deluge: expression },
        statements: prelude.lines.map((deluge) => ({ deluge })),
        guard: guard === undefined ? null : { expression: { deluge: guard } },
        limit: rejectsOver === undefined ? null : { length: rejectsOver, reason: tooLongReason(field) },
        origin: originOf(field.origin),
      };
    };

  const part = (entry: string): number => originOf({ ...plan.origin, entry });
  const { target, source, match } = plan;
  const contactType = target.fields.find((field) => field.target === 'contact_type')?.value;
  const requiredFields = [...new Set([source.filled, match.field])];
  const name = target.fields.find(({ mandatory }) => mandatory);
  const { primary } = target;
  if (!name || !primary) throw new Error(`${plan.functionName} maps no name or no primary person.`);
  const { status, target: targetId, memory, mark } = plan.state;
  const fieldNames = [...new Set([...source.fields, status, targetId, memory, mark])].join(',');
  const data = {
    headline: plan.description,
    functionName: plan.functionName,
    logPrefix: `${plan.functionName} `,
    entry: { ...plan.entry, isScalar: plan.entry.style === 'scalar-id' },
    variableTask: plan.variables.task,
    variables: {
      organizationId: plan.variables.organization,
      dataCentre: plan.variables.dataCentre,
      position: plan.variables.position,
      request: plan.variables.request ?? null,
    },
    apiHosts: Object.fromEntries(Object.entries(dataCentres).map(([key, { apiDomain }]) => [key, apiDomain])),
    connections: plan.connections,
    source: {
      module: source.module,
      path: `/bigin/v2/${source.module}`,
      fieldNames,
      fieldNamesQuery: { fields: fieldNames },
      idFieldQuery: { fields: 'id' },
    },
    state: plan.state,
    statuses: syncStatuses,
    attempts,
    retryMinutes,
    graceMinutes,
    retryHeaders,
    removes: plan.task === 'remove',
    takesRequests: plan.task === 'retry' && plan.variables.request !== undefined,
    requests: passRequests,
    scans: plan.task === 'retry' || plan.task === 'sync-existing',
    retriesConflicts: plan.task === 'sync-existing',
    returnsProgress: plan.task === 'sync-existing',
    scan: { ...scan, waitingCriteria: `(${plan.state.status}:equals:${syncStatuses.waiting})` },
    books: {
      contactsPath: `/books/v3/${target.module}`,
      nameTakenCode,
      goneCode,
      customFieldsKey: customFieldsTarget,
    },
    hasCustomFields: target.customFields.some((field) => isOfBigin(field) || isFirstValue(field)),
    reasons: {
      noOrganization: `the variable ${plan.variables.organization} is empty. Set it to the id of the Books organization.`,
      unknownDataCentre: `the variable ${plan.variables.dataCentre} names no data centre. Set it to one of ${Object.keys(dataCentres).join(', ')}.`,
      underWay: underWayReason,
      severalCustomers: 'several customers in Books have this e-mail. Merge them, or correct the e-mail.',
      inactiveCustomer:
        'the customer with this e-mail is inactive in Books. Make it active, or correct the e-mail.',
      customerUnknown:
        'nothing in Books tells which customer was its own. Find it by the name or the e-mail, and make it inactive.',
      nameTaken: 'another contact in Books has this name. Give one of the two another name.',
    },
    required: requiredFields.map((field) => ({
      field,
      reason: `the ${source.singular.toLowerCase()} has no ${field}.`,
      origin: part('when.filled'),
    })),
    criteria: (source.criteria ?? []).map((criterion) => ({
      expression: { deluge: delugeOfUnmet(criterion) },
      reason: `the ${source.singular.toLowerCase()} does not meet the criterion: ${writtenCriterion(criterion)}.`,
      origin: part('when.criteria'),
    })),
    match: {
      isKeyed: match.by === 'unique-field',
      key: match.by === 'unique-field' ? match.key : null,
      emailField: match.field,
      contactType: contactType?.kind === 'constant' ? contactType.value : 'customer',
      pageSize,
      origin: part('match'),
    },
    values: {
      customer: target.fields.filter(isOfBigin).map(templateValue('customer')),
      customFields: target.customFields.filter(isOfBigin).map(templateValue('custom')),
      objects: target.groups
        .filter((group) => group.fields.some(isOfBigin))
        .map((group) => ({
          target: group.name,
          variable: camelCase(group.name),
          values: group.fields.filter(isOfBigin).map(templateValue(camelCase(group.name))),
          keptKeys: withoutWritten(group.writableKeys, group.fields),
          keepsMapped: group.fields.some(isKept),
          keepComment: `What the ${group.label.toLowerCase()} has besides stays.`,
        })),
      primaryPerson: primary.fields.filter(isOfBigin).map(templateValue('primaryPerson')),
    },
    // What Books owns gets a value when the record is created there, and never again.
    firstValues: {
      customer: target.fields.filter(isFirstValue).map(templateValue('customer')),
      customFields: target.customFields.filter(isFirstValue).map(templateValue('custom')),
      objects: target.groups
        .filter((group) => group.fields.some(isFirstValue))
        .map((group) => ({
          target: group.name,
          variable: camelCase(group.name),
          values: group.fields.filter(isFirstValue).map(templateValue(camelCase(group.name))),
          isAlone: group.fields.every(isOfBooks),
        })),
      primaryPerson: primary.fields.filter(isFirstValue).map(templateValue('primaryPerson')),
    },
    wayBack: wayBackData(plan, originOf),
    persons: {
      target: primary.name,
      idField: primary.idField,
      primaryFlag: primary.primaryFlag,
      keptKeys: primary.writableKeys,
    },
    nameClash: {
      target: name.target,
      maxLength: name.maxLength ?? Number.MAX_SAFE_INTEGER,
      emailField: match.field,
      appendsEmail: plan.onNameTaken === 'append-email',
      explanation:
        plan.onNameTaken === 'append-email'
          ? 'A name is unique in Books. When another contact has it, the e-mail is put behind it.'
          : 'A name is unique in Books. When another contact has it, the conflict is reported.',
      origin: part('onNameTaken'),
    },
  };
  return { data, origins };
}

const isOfBooks = ({ owner }: PlannedField): boolean => owner === 'books';
/** What Books owns, and gets from Bigin when the record is created there. */
const isFirstValue = (field: PlannedField): boolean => isOfBooks(field) && field.direction !== 'to-bigin';
const isOfBigin = (field: PlannedField): boolean => !isOfBooks(field);

/** The keys that come from the existing object: those that are not mapped, keep what is there, or belong to Books. */
function withoutWritten(keys: readonly string[], fields: readonly PlannedField[]): readonly string[] {
  const written = new Set(
    fields.filter((field) => !isKept(field) && isOfBigin(field)).map(({ target }) => target),
  );
  return keys.filter((key) => !written.has(key));
}

function isKept({ value }: PlannedField): boolean {
  return value.kind !== 'constant' && value.whenEmpty === 'keep';
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
