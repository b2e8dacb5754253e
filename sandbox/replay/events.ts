import { z } from 'zod';
import { type Diagnostic, defineDiagnostics, parseJson, SourceFile } from '../../deluge/index.ts';
import { type BiginField, biginContacts } from '../../zoho/index.ts';
import { isJsonObject, type Json, type JsonObject, toJson } from '../json.ts';

export const eventsDiagnostics = defineDiagnostics('events', {
  'not-json': {
    severity: 'error',
    message: (d: { reason: string }) => `The events file is not JSON: ${d.reason}.`,
    hint: () =>
      'Mend the file at this place. Texts stand in double quotes, and no comma stands before a closing bracket.',
  },
  'missing-last-name': {
    severity: 'error',
    message: (d: { path: string }) => `${d.path} has no Last_Name.`,
    hint: () => 'Bigin creates no contact without one. Give it a text that is not empty.',
  },
  'missing-value': {
    severity: 'error',
    message: (d: { path: string; key: string }) => `${d.path || 'The events file'} has no "${d.key}".`,
    hint: () => 'Add it; test/data/contacts.json shows the form of such a file.',
  },
  'wrong-type': {
    severity: 'error',
    message: (d: { path: string; found: string; expected: string }) =>
      `${d.path} is ${d.found}; ${d.expected} is expected.`,
    hint: () => 'Change the value; test/data/contacts.json shows the form of such a file.',
  },
  'unknown-field': {
    severity: 'error',
    message: (d: { path: string; field: string }) =>
      `${d.path || 'The events file'} has "${d.field}", which is not known there.`,
    hint: () => "Fields of contacts are named as in Bigin's API, such as Last_Name, Email and Mailing_City.",
  },
  'unknown-company': {
    severity: 'error',
    message: (d: { path: string; company: string }) =>
      `${d.path} names the company "${d.company}", which is not in companies.`,
    hint: () => 'Add it to companies; Bigin links a contact to a company that exists.',
  },
  'unknown-contact': {
    severity: 'error',
    message: (d: { path: string; contact: number; count: number }) =>
      `${d.path} is ${d.contact}, but there are ${d.count} contacts, counted from 0.`,
    hint: () => 'Give the place of a contact in contacts, counted from 0.',
  },
  'wrong-value': {
    severity: 'error',
    message: (d: { path: string; reason: string }) => `${d.path} is not right: ${d.reason}.`,
    hint: () => 'Change the value; test/data/contacts.json shows the form of such a file.',
  },
});

// Two functions with types: a union of schemas, made optional, would have TypeScript compare all types of zod.
function createdValue(field: BiginField): z.ZodOptional<z.ZodString> | z.ZodOptional<z.ZodBoolean> {
  if (field.kind === 'boolean') return z.boolean().optional();
  return z.string().optional();
}

function changedValue(
  field: BiginField,
): z.ZodOptional<z.ZodNullable<z.ZodString>> | z.ZodOptional<z.ZodNullable<z.ZodBoolean>> {
  if (field.kind === 'boolean') return z.boolean().nullable().optional();
  return z.string().nullable().optional();
}

const place = z.int().nonnegative();

/**
 * Events that a replay carries out, in this order: companies and Books contacts that are there beforehand, contacts
 * that are created in Bigin, contacts that are edited. A company stands by its name.
 */
function eventsSchema(custom: Readonly<Record<string, BiginField>>) {
  const fields: Readonly<Record<string, BiginField>> = { ...biginContacts.fields, ...custom };
  const writable = Object.entries(fields).filter(([, field]) => field.writable);
  const contactSchema = z.strictObject({
    ...Object.fromEntries(writable.map(([name, field]) => [name, createdValue(field)])),
    Last_Name: z.string().min(1),
  });
  const changesSchema = z.strictObject(
    Object.fromEntries(writable.map(([name, field]) => [name, changedValue(field)])),
  );
  return z.strictObject({
    companies: z.array(z.string().min(1)).default([]),
    contacts: z.array(contactSchema),
    refused: z.array(z.strictObject({ contact: place, because: place })).default([]),
    edits: z
      .array(z.strictObject({ contact: place, kind: z.string().optional(), changes: changesSchema }))
      .default([]),
    booksCustomFields: z.array(z.strictObject({ api_name: z.string(), label: z.string() })).default([]),
    books: z
      .array(
        z.strictObject({
          why: z.string(),
          contact: place.nullable().default(null),
          inactive: z.boolean().default(false),
          record: z.looseObject({ contact_name: z.string().min(1) }),
        }),
      )
      .default([]),
  });
}

/** The values of a contact by API name of the field; a company by its name. */
export type ContactValues = Readonly<Record<string, string | boolean | null>>;

/** One later edit: which contact, counted from 0, and the fields that change; null clears one. */
export interface ReplayEdit {
  readonly contact: number;
  readonly kind?: string;
  readonly changes: ContactValues;
}

/** A contact that Books has before the replay. */
export interface ExistingBooksContact {
  /** What it is there to try. */
  readonly why: string;
  /** The contact that it concerns; null when none. */
  readonly contact: number | null;
  /** It is made inactive once it is created. */
  readonly inactive: boolean;
  /** The body of the request that creates it. */
  readonly record: JsonObject;
}

/** A file of events, checked. */
export interface ReplayEvents {
  readonly companies: readonly string[];
  readonly contacts: readonly ContactValues[];
  /** Contacts that Bigin has to refuse, because an earlier one has the same unique value. */
  readonly refused: readonly { readonly contact: number; readonly because: number }[];
  readonly edits: readonly ReplayEdit[];
  readonly books: readonly ExistingBooksContact[];
}

export type ReadEvents =
  | { readonly ok: true; readonly events: ReplayEvents }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads and checks a file of events. A contact without an e-mail is right here: whether it takes part is for the rules.
 *
 * @param file the name for messages
 * @param custom the fields that the account has added to contacts: texts and yes-or-no
 * @example
 * const read = readEvents('{"contacts":[{"Last_Name":"Ito","Email":"ito@example.com"}]}', 'events.json');
 */
export function readEvents(
  text: string,
  file: string,
  custom: Readonly<Record<string, BiginField>> = {},
): ReadEvents {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { line, column } = new SourceFile(file, text).positionAt(parsed.offset);
    const found = eventsDiagnostics.report('not-json', { reason: parsed.message }, { file, line, column });
    return { ok: false, diagnostics: [found] };
  }
  const json = toJson(parsed.value);
  const checked = eventsSchema(custom).safeParse(json);
  if (!checked.success) {
    return { ok: false, diagnostics: checked.error.issues.flatMap((issue) => describe(issue, json, file)) };
  }
  const events = withoutUndefined(checked.data);
  const diagnostics = checkReferences(events, file);
  return diagnostics.length === 0 ? { ok: true, events } : { ok: false, diagnostics };
}

/** Optional keys that zod left undefined are absent instead. */
function withoutUndefined(data: z.infer<ReturnType<typeof eventsSchema>>): ReplayEvents {
  return {
    companies: data.companies,
    contacts: data.contacts.map(present),
    refused: data.refused,
    edits: data.edits.map(({ contact, kind, changes }) => ({
      contact,
      ...(kind !== undefined && { kind }),
      changes: present(changes),
    })),
    // The record came out of JSON, so it is JSON.
    books: data.books.map((entry) => ({ ...entry, record: entry.record as JsonObject })),
  };
}

function present(values: Readonly<Record<string, string | boolean | null | undefined>>): ContactValues {
  const kept: Record<string, string | boolean | null> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value;
  return kept;
}

function checkReferences(events: ReplayEvents, file: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const companies = new Set(events.companies);
  const count = events.contacts.length;
  const checkCompany = (values: ContactValues, path: string): void => {
    const company = values.Account_Name;
    if (typeof company !== 'string' || companies.has(company)) return;
    found.push(
      eventsDiagnostics.report('unknown-company', { path: `${path}.Account_Name`, company }, { file }),
    );
  };
  const checkContact = (contact: number | null, path: string): void => {
    if (contact === null || contact < count) return;
    found.push(eventsDiagnostics.report('unknown-contact', { path, contact, count }, { file }));
  };
  for (const [index, contact] of events.contacts.entries()) checkCompany(contact, `contacts[${index}]`);
  for (const [index, { contact, because }] of events.refused.entries()) {
    checkContact(contact, `refused[${index}].contact`);
    checkContact(because, `refused[${index}].because`);
  }
  for (const [index, edit] of events.edits.entries()) {
    checkContact(edit.contact, `edits[${index}].contact`);
    checkCompany(edit.changes, `edits[${index}].changes`);
  }
  for (const [index, entry] of events.books.entries()) checkContact(entry.contact, `books[${index}].contact`);
  return found;
}

function describe(issue: z.core.$ZodIssue, json: Json, file: string): readonly Diagnostic[] {
  const { report } = eventsDiagnostics;
  const path = pathText(issue.path);
  const value = valueAt(json, issue.path);
  const key = String(issue.path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => report('unknown-field', { path, field }, { file }));
  }
  const isContact = issue.path.length === 3 && issue.path[0] === 'contacts';
  if (isContact && key === 'Last_Name' && (value === undefined || value === null || value === '')) {
    return [report('missing-last-name', { path: pathText(issue.path.slice(0, -1)) }, { file })];
  }
  if (value === undefined) {
    return [report('missing-value', { path: pathText(issue.path.slice(0, -1)), key }, { file })];
  }
  if (issue.code === 'invalid_type') {
    const details = {
      path: path || 'The events file',
      found: kindOf(value),
      expected: kinds[issue.expected] ?? issue.expected,
    };
    return [report('wrong-type', details, { file })];
  }
  return [report('wrong-value', { path, reason: issue.message }, { file })];
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
};

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const type = typeof value;
  return type === 'boolean' ? String(value) : (kinds[type] ?? type);
}

function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text;
}

function valueAt(json: Json, path: readonly PropertyKey[]): Json | undefined {
  let value: Json | undefined = json;
  for (const part of path) {
    if (Array.isArray(value) && typeof part === 'number') value = value[part];
    else if (isJsonObject(value) && typeof part === 'string') value = value[part];
    else return undefined;
  }
  return value;
}
