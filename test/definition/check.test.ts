import { describe, expect, test } from 'vitest';
import { checkTopping } from '../../codegen/definition/check.ts';
import {
  equals,
  isFilled,
  join,
  type TextPart,
  template,
  when,
} from '../../codegen/definition/combined-value.ts';
import { defineCompanion } from '../../codegen/definition/companion.ts';
import { type Connection, defineConnection } from '../../codegen/definition/connection.ts';
import { definitionDiagnostics } from '../../codegen/definition/definition-diagnostics.ts';
import { placeOfCall } from '../../codegen/definition/place.ts';
import { defineSchedule } from '../../codegen/definition/schedule.ts';
import type { Topping } from '../../codegen/definition/topping.ts';
import { constant, type MappedValue } from '../../codegen/definition/value.ts';
import { defineVariable } from '../../codegen/definition/variable.ts';
import { lookupName, mapValues, trim, truncate, withDefault } from '../../codegen/transforms/table.ts';
import type { Diagnostic } from '../../deluge/index.ts';
import { biginContacts, booksContacts } from '../../zoho/index.ts';
import { looseMapping, mappingOf, toppingOf } from './loose-definitions.ts';
import {
  bigin,
  books,
  booksWithCustomFields,
  dataCentre,
  nickname,
  organization,
  position,
  state,
} from './sample-parts.ts';

const root = new URL('../../', import.meta.url).href;
const findings = (topping: Topping): readonly Diagnostic[] => checkTopping(topping, { root });
const told = ({ code, message, hint }: Diagnostic): string => `${code}: ${message} ${hint}`;

/** The mapping's target, limited as no catalogue of ours limits it. */
const shortTitles = {
  ...booksContacts,
  fields: {
    ...booksContacts.fields,
    company_name: { ...booksContacts.fields.company_name, maxLength: 50 },
  },
} as const;

/** Parts that the types would have refused. */
const looseField = (value: MappedValue): TextPart => value as TextPart;
const looseJoin = join as unknown as (parts: readonly MappedValue[], options: object) => MappedValue;
const looseWhen = when as unknown as (...parts: readonly unknown[]) => MappedValue;

const customer = { contact_type: constant('customer') };
const companion = (task: 'remove' | 'retry' | 'sync-existing' | 'back', mapping = looseMapping()) =>
  defineCompanion({ name: task.replace('-', '_'), description: 'Beside it.', task, mapping });
const hourly = (runs = companion('retry')) =>
  defineSchedule({ name: 'Hourly', description: 'Each hour.', everyHours: 1, runs });
const installScript = (name: string) =>
  defineCompanion({
    name,
    description: 'Runs at the installation.',
    task: 'install',
    mapping: looseMapping(),
  });
const wrongOrganization = { ...organization, name: 'books_organisation_id' };

const customFields = [...Object.values(state), nickname];
/** A mapping whose custom fields in Books are those of an account. */
const withCustomTargets = (targets: Parameters<typeof mappingOf>[0]) =>
  looseMapping({
    to: booksWithCustomFields,
    fields: ((field) => ({
      ...mappingOf(() => ({})).fields,
      custom_fields: targets(field),
    })) satisfies Parameters<typeof mappingOf>[0],
  });

const cases: readonly (readonly [name: string, topping: Topping, ...texts: string[]])[] = [
  [
    'an unknown field of the source',
    toppingOf([mappingOf((field) => ({ notes: field('Descripton') }))]),
    'definition/unknown-source-field: Bigin contacts have no field "Descripton", which fields.notes names. Did you mean "Description"?',
  ],
  [
    'an unknown field of the source that resembles none',
    toppingOf([mappingOf((field) => ({ notes: field('Shoe_Size') }))]),
    'definition/unknown-source-field: Bigin contacts have no field "Shoe_Size", which fields.notes names. The catalogue lists the names there are.',
  ],
  [
    'an unknown field in the condition and in the match',
    toppingOf([
      looseMapping({
        when: { on: ['edit'], filled: 'Emial' },
        match: { by: 'unique-field', field: 'Emial', key: 'cf_bigin_contact_id' },
      }),
    ]),
    'definition/unknown-source-field: Bigin contacts have no field "Emial", which when.filled names. Did you mean "Email"?',
    'definition/unknown-source-field: Bigin contacts have no field "Emial", which match.field names. Did you mean "Email"?',
    "definition/match-not-mapped: The mapping matches by Emial and does not write it to contact_persons.primary.email: the sync would not find again what it created. Map contact_persons.primary.email to field('Emial').",
  ],
  [
    'a name of the language itself, which is no field',
    toppingOf([mappingOf((field) => ({ notes: field('constructor'), toString: field('Title') }))]),
    'definition/unknown-source-field: Bigin contacts have no field "constructor", which fields.notes names. The catalogue lists the names there are.',
    'definition/unknown-target-field: Books contacts have no field "toString". The catalogue lists the names there are.',
  ],
  [
    'an unknown target',
    toppingOf([mappingOf((field) => ({ compny_name: field('Title') }))]),
    'definition/unknown-target-field: Books contacts have no field "compny_name". Did you mean "company_name"?',
  ],
  [
    'an unknown target in an address',
    toppingOf([mappingOf((field) => ({ billing_address: { town: field('Mailing_City') } }))]),
    'definition/unknown-target-field: billing_address of Books contacts has no field "town". The known names are "attention", "address", "street2", "state_code", "city", "state", "zip", "country", "fax", "phone".',
  ],
  [
    'custom fields of Books in a catalogue that knows none',
    toppingOf([mappingOf((field) => ({ custom_fields: { cf_region: field('Title') } }))]),
    'definition/target-not-mappable: custom_fields cannot be mapped: the catalogue knows no custom field of the organization. Use the catalogue that "topping fields pull books.contacts" writes.',
  ],
  [
    'custom fields of Books that are unknown, read-only, the key, or of another type, and a text that may not fit',
    toppingOf([
      withCustomTargets((field) => ({
        cf_regoin: field('Title'),
        cf_score: constant(1),
        cf_bigin_contact_id: field('Title'),
        cf_discount: field('Title'),
        cf_vip: constant('yes'),
        cf_tier: constant('golden'),
        cf_region: field('Description'),
      })),
    ]),
    'definition/unknown-target-field: custom_fields of Books contacts has no field "cf_regoin". Did you mean "cf_region"?',
    'definition/target-not-mappable: custom_fields.cf_score cannot be mapped: only the service sets it. Take the line away.',
    'definition/target-not-mappable: custom_fields.cf_bigin_contact_id cannot be mapped: the generated function sets it. Take the line away.',
    'definition/wrong-type: Title gives text and custom_fields.cf_discount takes a number. Add .through(parseNumber).',
    'definition/wrong-constant: custom_fields.cf_vip does not take the constant "yes": it takes true or false. Give it true or false.',
    'definition/unknown-value: custom_fields.cf_tier does not take "golden". Did you mean "gold"?',
    "definition/may-overflow: Description can have 32000 characters and custom_fields.cf_region takes 255. Say what happens then: { whenTooLong: 'truncate' }, 'reject' or { continueIn: '…' }. Or map a shorter field.",
  ],
  [
    'custom fields of the topping that it does not declare, that belong to other records, or that are too long',
    toppingOf(
      [
        mappingOf((field) => ({
          notes: field(nickname as unknown as string),
          company_name: field({ ...nickname, module: 'Accounts' } as unknown as string),
          website: field({ ...nickname, name: 'Nickname2' } as unknown as string),
        })),
      ],
      { customFields },
    ),
    "definition/may-overflow: Nickname can have 255 characters and company_name takes 200. Say what happens then: { whenTooLong: 'truncate' }, 'reject' or { continueIn: '…' }. Or map a shorter field.",
    'definition/custom-field-of-other-module: The mapping "contact_to_books" reads the custom field "Nickname" of Accounts, and its records are Contacts. Read a custom field of Contacts.',
    'definition/unknown-custom-field: The mapping "contact_to_books" uses the custom field "Nickname2", which the topping does not declare. Add it to the custom fields of the topping.',
  ],
  [
    'what the sync itself writes, as a source',
    toppingOf(
      [
        looseMapping({
          from: {
            ...biginContacts,
            fields: { ...biginContacts.fields, acme__Books_Sync_Reason: biginContacts.fields.Description },
          },
          fields: ((field) => ({
            ...mappingOf(() => ({})).fields,
            notes: field(state.status as unknown as string),
            legal_name: field('acme__Books_Sync_Reason'),
          })) satisfies Parameters<typeof mappingOf>[0],
        }),
      ],
      { namespace: 'acme' },
    ),
    'definition/state-as-source: notes comes from "Books_Sync_Status", which the sync itself writes: each run would change what it reads. Map another field.',
    'definition/state-as-source: legal_name comes from "acme__Books_Sync_Reason", which the sync itself writes: each run would change what it reads. Map another field.',
  ],
  [
    'an unknown entry of a list',
    toppingOf([
      looseMapping({
        fields: () => ({
          ...customer,
          contact_name: constant('x'),
          contact_persons: { primry: { email: constant('x') } },
        }),
      }),
    ]),
    'definition/unknown-target-field: contact_persons of Books contacts has no field "primry". Did you mean "primary"?',
    "definition/match-not-mapped: The mapping matches by Email and does not write it to contact_persons.primary.email: the sync would not find again what it created. Map contact_persons.primary.email to field('Email').",
  ],
  [
    'a field of a text',
    toppingOf([mappingOf((field) => ({ notes: { first: field('Title') } }))]),
    'definition/unknown-target-field: notes of Books contacts has no field "first". Take the name away.',
  ],
  [
    'targets that cannot be mapped',
    toppingOf([
      mappingOf((field) => ({
        contact_id: constant('1'),
        email: field('Email'),
        language_code: constant('de'),
        tags: { tag_id: constant('1') },
        billing_address: field('Mailing_Street'),
        contact_persons: {
          primary: {
            email: field('Email'),
            contact_person_id: field('Title'),
            is_primary_contact: constant(true),
            communication_preference: { is_sms_enabled: constant(true) },
          },
        },
      })),
    ]),
    'definition/target-not-mappable: contact_persons.primary.contact_person_id cannot be mapped: the generated function keeps what is there. Take the line away.',
    'definition/target-not-mappable: contact_persons.primary.is_primary_contact cannot be mapped: the generated function sets it. Take the line away.',
    'definition/target-not-mappable: contact_persons.primary.communication_preference cannot be mapped: a mapping reaches the fields of a record, of an address and of a person, and no further. Take the line away.',
    'definition/target-not-mappable: contact_id cannot be mapped: only the service sets it. Take the line away.',
    'definition/target-not-mappable: email cannot be mapped: the service fills it in. Map contact_persons.primary.email, which it shows.',
    'definition/target-not-mappable: language_code cannot be mapped: it can only be set when the record is created. Take the line away.',
    'definition/target-not-mappable: tags cannot be mapped: no entry of the list stands for the record. Take the line away.',
    'definition/target-not-mappable: billing_address cannot be mapped: it holds other fields. Give values to the fields inside of it.',
  ],
  [
    'parts that are no values',
    toppingOf([
      mappingOf(() => ({
        notes: 'text',
        website: undefined,
        credit_limit: constant(Number.NaN),
        billing_address: { city: { kind: 'feld', name: 'City' } },
      })),
    ]),
    "definition/not-a-value: fields.notes has no value that a mapping can use. Use field('…'), constant(…), join([…]), firstFilled([…]), template or when(…).",
    "definition/not-a-value: fields.website has no value that a mapping can use. Use field('…'), constant(…), join([…]), firstFilled([…]), template or when(…).",
    "definition/not-a-value: fields.credit_limit has no value that a mapping can use. Use field('…'), constant(…), join([…]), firstFilled([…]), template or when(…).",
    "definition/not-a-value: fields.billing_address.city has no value that a mapping can use. Use field('…'), constant(…), join([…]), firstFilled([…]), template or when(…).",
  ],
  [
    'a pointer into text',
    toppingOf([mappingOf((field) => ({ company_name: field('Account_Name') }))]),
    'definition/wrong-type: Account_Name gives a lookup and company_name takes text. Add .through(lookupName).',
  ],
  [
    'a type that no transform makes',
    toppingOf([mappingOf((field) => ({ credit_limit: field('Modified_Time') }))]),
    'definition/wrong-type: Modified_Time gives a date-time and credit_limit takes a number. No transform makes a number of a date-time: map another field.',
  ],
  [
    'a transform of another type',
    toppingOf([mappingOf((field) => ({ notes: field('Description').through(lookupName).through(trim) }))]),
    'definition/wrong-transform: lookupName takes a lookup and gets text from Description. Take the transform away, or put another in front of it.',
  ],
  [
    'a field into a fixed set of values',
    toppingOf([mappingOf((field) => ({ customer_sub_type: field('Title') }))]),
    'definition/field-into-picklist: customer_sub_type takes one of its own values only. Use constant(\'…\'), or .through(mapValues({ … })), with "individual", "business".',
  ],
  [
    'a value that is not in the set',
    toppingOf([mappingOf(() => ({ contact_type: constant('costumer') }))]),
    'definition/unknown-value: contact_type does not take "costumer". Did you mean "customer"?',
  ],
  [
    'constants of another type',
    toppingOf([
      mappingOf(() => ({ notes: constant(1), payment_terms: constant(1.5), is_taxable: constant('yes') })),
    ]),
    'definition/wrong-constant: notes does not take the constant 1: it takes text. Give it text.',
    'definition/wrong-constant: payment_terms does not take the constant 1.5: it takes a whole number. Give it a whole number.',
    'definition/wrong-constant: is_taxable does not take the constant "yes": it takes true or false. Give it true or false.',
  ],
  [
    'a constant that is too long',
    toppingOf([mappingOf(() => ({ vat_reg_no: constant('1234567890123') }))]),
    'definition/constant-too-long: The constant for vat_reg_no has 13 characters; 12 are allowed. Shorten it.',
  ],
  [
    'a field that can be longer than its target',
    toppingOf([mappingOf((field) => ({ company_name: field('Description') }))]),
    "definition/may-overflow: Description can have 32000 characters and company_name takes 200. Say what happens then: { whenTooLong: 'truncate' }, 'reject' or { continueIn: '…' }. Or map a shorter field.",
  ],
  [
    'a default that is longer than the target, and a pointer to longer names',
    toppingOf([
      looseMapping({
        to: shortTitles,
        fields: (field: (name: string) => { through: (transform: object) => object }) => ({
          contact_name: field('Full_Name'),
          company_name: field('Account_Name').through(lookupName),
          vat_reg_no: field('Phone').through(withDefault('none')),
          contact_persons: { primary: { email: field('Email') } },
        }),
      }),
    ]),
    "definition/may-overflow: Account_Name can have 200 characters and company_name takes 50. Say what happens then: { whenTooLong: 'truncate' }, 'reject' or { continueIn: '…' }. Or map a shorter field.",
    "definition/may-overflow: Phone can have 50 characters and vat_reg_no takes 12. Say what happens then: { whenTooLong: 'truncate' }, 'reject' or { continueIn: '…' }. Or map a shorter field.",
  ],
  [
    'a rest that cannot continue where it is to',
    toppingOf([
      mappingOf((field) => ({
        company_name: field('Description', { whenTooLong: { continueIn: 'compny' } }),
        pricebook_id: field('Description', { whenTooLong: { continueIn: 'payment_terms' } }),
        vat_reg_no: field('Phone', { whenTooLong: { continueIn: 'vat_reg_no' } }),
        facebook: field('Description', { whenTooLong: { continueIn: 'notes' } }),
        notes: field('Title'),
      })),
    ]),
    'definition/cannot-continue: company_name cannot continue in "compny": there is no such field beside it. Name another text target beside it, to which nothing else is mapped.',
    'definition/cannot-continue: pricebook_id cannot continue in "payment_terms": it takes no text. Name another text target beside it, to which nothing else is mapped.',
    'definition/cannot-continue: vat_reg_no cannot continue in "vat_reg_no": that is the target itself. Name another text target beside it, to which nothing else is mapped.',
    'definition/cannot-continue: facebook cannot continue in "notes": the mapping gives it another value. Name another text target beside it, to which nothing else is mapped.',
  ],
  [
    'a rule for too long a text where there is no limit',
    toppingOf([mappingOf((field) => ({ notes: field('Title', { whenTooLong: 'reject' }) }))]),
    'definition/never-too-long: notes has no known limit, so whenTooLong does nothing there. Take it away, or cut the text with .through(truncate(…)).',
  ],
  [
    'a rule of a target that stands at a part of its value',
    toppingOf([
      mappingOf((field) => ({
        notes: looseJoin([field('Title', { whenEmpty: 'keep' }), field('Phone')], { separator: ' ' }),
      })),
    ]),
    'definition/rule-of-a-part: whenEmpty stands at a part of the value of notes, where it has no meaning. Give it to the outermost function of the value: join, firstFilled, addressLines or when.',
  ],
  [
    'parts of other types',
    toppingOf([
      mappingOf((field) => ({
        notes: looseJoin([field('Email_Opt_Out'), field('Phone')], { separator: ' ' }),
        website: looseWhen(isFilled(looseField(field('Owner'))), field('Title'), constant(1)),
      })),
    ]),
    'definition/wrong-part: join takes text and gets a boolean in the value of notes. Add a transform that makes text of it, or take it away.',
    'definition/wrong-part: the condition of when takes text and gets a lookup in the value of website. Add a transform that makes text of it, or take it away.',
    'definition/wrong-part: when takes text and gets a number in the value of website. Add a transform that makes text of it, or take it away.',
  ],
  [
    'an unknown field in a part and in a condition',
    toppingOf([
      mappingOf((field) => ({
        notes: looseWhen(isFilled(looseField(field('Titel'))), field('Descripton'), constant('')),
      })),
    ]),
    'definition/unknown-source-field: Bigin contacts have no field "Titel", which fields.notes names. Did you mean "Title"?',
    'definition/unknown-source-field: Bigin contacts have no field "Descripton", which fields.notes names. Did you mean "Description"?',
  ],
  [
    'a table that does not fit the values of the source, and values that do not fit the target',
    toppingOf([
      mappingOf((field) => ({
        notes: field('Unsubscribed_Mode').through(mapValues({ Manual: 'a', 'Consent form': 'b' })),
        website: field('Unsubscribed_Mode').through(mapValues({ manual: 'a' }, { otherwise: 'b' })),
        customer_sub_type: field('Title').through(mapValues({ CTO: 'busness' }, { otherwise: 'individual' })),
      })),
    ]),
    'definition/table-lacks-values: The table of mapValues has nothing for "Unsubscribe link", "Zoho campaigns", which Unsubscribed_Mode can be. Add them, or a text for all others: { otherwise: \'…\' }.',
    'definition/table-has-unknown-values: The table of mapValues has "manual", which Unsubscribed_Mode can never be. Its values are "Consent form", "Manual", "Unsubscribe link", "Zoho campaigns".',
    'definition/unknown-value: customer_sub_type does not take "busness". Did you mean "business"?',
  ],
  [
    'a default that the target does not take',
    toppingOf([
      mappingOf((field) => ({
        is_taxable: field('Email_Opt_Out', { whenEmpty: { use: 'yes' } }),
        vat_reg_no: field('Phone', { whenEmpty: { use: '1234567890123' }, whenTooLong: 'truncate' }),
      })),
    ]),
    'definition/wrong-constant: is_taxable does not take the constant "yes": it takes true or false. Give it true or false.',
    'definition/constant-too-long: The constant for vat_reg_no has 13 characters; 12 are allowed. Shorten it.',
  ],
  [
    'a way back that cannot be, one that nothing brings, and halves of one',
    toppingOf([
      mappingOf((field) => ({
        contact_name: field('Full_Name', { owner: 'books' }),
        notes: field('Description', { owner: 'books' }),
        twitter: field('Home_Phone', { owner: 'books', direction: 'both', whenTooLong: 'truncate' }),
        facebook: field('Mailing_City', { direction: 'both' }),
        website: field('Title', { direction: 'both' }).through(trim),
        legal_name: looseJoin([field('Title'), field('Phone')], { separator: ' ', direction: 'both' }),
        contact_persons: { primary: { email: field('Email', { owner: 'books' }) } },
      })),
    ]),
    "definition/cannot-go-back: contact_name cannot have owner: 'books': nothing can write the field of Bigin that it comes from. Take the rule away: the value goes from Bigin to Books only.",
    "definition/cannot-go-back: contact_persons.primary.email cannot have owner: 'books': the sync finds the record by it. Take the rule away: the value goes from Bigin to Books only.",
    "definition/half-a-way-back: notes has owner: 'books' and no more: Books gets a first value, and what is changed there stays there. Give it both owner: 'books' and direction: 'both', so that Books' value comes to Bigin, or neither.",
    'definition/way-back-not-generated: twitter belongs to Books, and no companion of "contact_to_books" brings its value to Bigin. Declare one with defineCompanion and task: \'back\', and a schedule that runs it.',
    "definition/half-a-way-back: facebook has direction: 'both' and no more: Bigin's value goes to Books, and nothing comes back. Give it both owner: 'books' and direction: 'both', so that Books' value comes to Bigin, or neither.",
    "definition/cannot-go-back: website cannot have direction: 'both': its transforms cannot be undone. Take the rule away: the value goes from Bigin to Books only.",
    "definition/cannot-go-back: legal_name cannot have direction: 'both': its value is made of several and cannot be taken apart again. Take the rule away: the value goes from Bigin to Books only.",
  ],
  [
    'what belongs to Books, and cannot or should not',
    toppingOf(
      [
        mappingOf((field) => ({
          contact_name: field('Mailing_City', { owner: 'books', direction: 'both' }),
          company_name: field('Last_Name', { owner: 'books', direction: 'both' }),
          is_taxable: field('Email_Opt_Out', { owner: 'books', direction: 'both' }),
          website: field('Mailing_Zip', { owner: 'books', direction: 'both' }),
          twitter: field('Title', { owner: 'books', direction: 'both' }),
          facebook: field('Mailing_State', { owner: 'books', direction: 'both' }),
          legal_name: field('Mailing_State'),
          notes: field('Phone', { owner: 'books', direction: 'both', whenTooLong: { continueIn: 'gst_no' } }),
        })),
      ].map((mapping) => ({
        ...mapping,
        when: { ...mapping.when, criteria: [{ field: 'Title', is: 'not-empty' }] as const },
      })),
    ),
    "definition/mandatory-target-may-be-empty: contact_name must not be empty, and Mailing_City can be. Add .through(withDefault('…')), or map a field that every record has.",
    "definition/cannot-go-back: contact_name cannot have owner: 'books': the sync gives the record its name. Take the rule away: the value goes from Bigin to Books only.",
    "definition/cannot-go-back: company_name cannot have owner: 'books': no record of Bigin can be without it, and Books may empty it. Take the rule away: the value goes from Bigin to Books only.",
    "definition/cannot-go-back: is_taxable cannot have owner: 'books': only a text can come back. Take the rule away: the value goes from Bigin to Books only.",
    "definition/too-long-for-bigin: website can hold more than the 30 characters of Mailing_Zip, to which it comes back. Say whenTooLong: 'truncate', or 'reject' to leave a longer value in Books.",
    'definition/way-back-not-generated: website belongs to Books, and no companion of "contact_to_books" brings its value to Bigin. Declare one with defineCompanion and task: \'back\', and a schedule that runs it.',
    "definition/cannot-go-back: twitter cannot have owner: 'books': a criterion of the mapping asks for it. Take the rule away: the value goes from Bigin to Books only.",
    "definition/cannot-go-back: facebook cannot have owner: 'books': another target comes from the same field of Bigin. Take the rule away: the value goes from Bigin to Books only.",
    "definition/cannot-go-back: notes cannot have owner: 'books': its rest stands in another target. Take the rule away: the value goes from Bigin to Books only.",
  ],
  [
    'what goes to Bigin alone: it is not measured against Books, and has no other owner',
    toppingOf(
      [
        mappingOf((field) => ({
          company_name: field('Title', { direction: 'to-bigin' }),
          vat_reg_no: field('Description', { direction: 'to-bigin' }),
          website: field('Mailing_City', { owner: 'bigin', direction: 'to-bigin' }),
          facebook: field('Mailing_Zip', { owner: 'books', direction: 'to-bigin' }).through(trim),
        })),
      ].map((mapping) => ({ ...mapping, match: { by: 'linked-id', field: 'Email' } as const })),
      { companions: [companion('back')], schedules: [hourly(companion('back'))] },
    ),
    "definition/too-long-for-bigin: company_name can hold more than the 100 characters of Title, to which it comes back. Say whenTooLong: 'truncate', or 'reject' to leave a longer value in Books.",
    "definition/cannot-go-back: website cannot have direction: 'to-bigin': what Bigin owns does not come from Books. Take the rule away: the value goes from Bigin to Books only.",
    "definition/cannot-go-back: facebook cannot have direction: 'to-bigin': its transforms cannot be undone. Take the rule away: the value goes from Bigin to Books only.",
    'definition/way-back-without-key: The function "back" looks for the contact of a customer, and nothing in Books names it: "contact_to_books" matches by a linked id. Match by a unique field of Books: match: { by: \'unique-field\', … }. Or take the companion out.',
    'definition/no-variable-for-way-back: The function "back" has no variable for how far it has looked. Declare one with defineVariable, and name it as seen in the variables of "contact_to_books".',
  ],
  [
    'a function for the way back in a topping in which nothing comes back',
    toppingOf([looseMapping()], { companions: [companion('back')], schedules: [hourly(companion('back'))] }),
    "definition/nothing-comes-back: The function \"back\" brings back what Books owns, and \"contact_to_books\" has no such field. Give a field direction: 'to-bigin', or owner: 'books' and direction: 'both', or take the companion out.",
    'definition/no-variable-for-way-back: The function "back" has no variable for how far it has looked. Declare one with defineVariable, and name it as seen in the variables of "contact_to_books".',
  ],
  [
    'criteria that no record can meet, and one of an unknown field',
    toppingOf([
      looseMapping({
        when: {
          on: ['edit'],
          filled: 'Email',
          criteria: [
            { field: 'Email_Opt_Out', is: 'equal', to: 'yes' },
            { field: 'Unsubscribed_Mode', is: 'not-equal', to: 'manual' },
            { field: 'Owner', is: 'equal', to: 'Ann' },
            { field: 'Titel', is: 'empty' },
          ],
        },
      }),
    ]),
    'definition/unknown-source-field: Bigin contacts have no field "Titel", which when.criteria[3] names. Did you mean "Title"?',
    'definition/wrong-criterion: Email_Opt_Out cannot be equal "yes": it is true or false. Compare it with true or false, or ask whether it is empty.',
    'definition/wrong-criterion: Unsubscribed_Mode cannot be not equal "manual": it is one of "Consent form", "Manual", "Unsubscribe link", "Zoho campaigns". Compare it with one of "Consent form", "Manual", "Unsubscribe link", "Zoho campaigns", or ask whether it is empty.',
    'definition/wrong-criterion: Owner cannot be equal "Ann": it is a lookup. Compare it with a lookup, or ask whether it is empty.',
  ],
  [
    'two mappings for the same record',
    toppingOf([looseMapping(), looseMapping({ name: 'second' })]),
    'definition/mappings-overlap: The mappings "contact_to_books" and "second" can run for the same record, and both write contact_type. Give both criteria that exclude each other, so that one record has one mapping.',
  ],
  [
    'a mandatory target without a value',
    toppingOf([
      looseMapping({
        fields: (field: (name: string) => object) => ({
          contact_persons: { primary: { email: field('Email') } },
        }),
      }),
    ]),
    "definition/mandatory-target-missing: Books contacts cannot be created without contact_name, and the mapping gives it no value. Add contact_name: field('…') to the fields.",
  ],
  [
    'a mandatory target made of a field that can be empty',
    toppingOf([mappingOf((field) => ({ contact_name: field('Title') }))]),
    "definition/mandatory-target-may-be-empty: contact_name must not be empty, and Title can be. Add .through(withDefault('…')), or map a field that every record has.",
  ],
  [
    'a match by a field that can be empty',
    toppingOf([looseMapping({ when: { on: ['edit'], filled: 'Last_Name' } })]),
    "definition/match-without-value: The mapping matches by Email and runs for records that have Last_Name: a record without Email has no match. Write when: { …, filled: 'Email' }.",
  ],
  [
    'a mapping that no rule runs',
    toppingOf([looseMapping()], { rules: [] }),
    'definition/mapping-without-rule: No rule runs the mapping "contact_to_books". Declare one with defineWorkflowRule and add it to the rules of the topping.',
  ],
  [
    'a rule that runs no mapping of the topping',
    toppingOf([looseMapping()], {
      rules: [
        ...toppingOf([looseMapping()]).rules,
        { ...toppingOf([looseMapping()]).rules[0], name: 'Second', functionName: 'contacts_to_books' },
      ],
    }),
    'definition/unknown-function: The rule "Second" runs "contacts_to_books", and the topping has no function of that name. Did you mean "contact_to_books"?',
  ],
  [
    'a rule without any mapping',
    toppingOf([], {
      rules: toppingOf([looseMapping()]).rules,
      connections: [],
      variables: [],
      customFields: [],
    }),
    'definition/unknown-function: The rule "Rule of contact_to_books" runs "contact_to_books", and the topping has no function of that name. Add the mapping or the companion to the topping.',
  ],
  [
    'a rule that differs from its mapping',
    toppingOf([looseMapping()], {
      rules: [{ ...toppingOf([looseMapping()]).rules[0], module: 'Accounts', on: ['edit'], criteria: [] }],
    }),
    'definition/rule-differs: The rule "Rule of contact_to_books" has the module "Accounts" and its mapping "contact_to_books" has "Contacts". Let defineWorkflowRule take them from the mapping.',
    'definition/rule-differs: The rule "Rule of contact_to_books" has the events "edit" and its mapping "contact_to_books" has "create, edit". Let defineWorkflowRule take them from the mapping.',
    'definition/rule-differs: The rule "Rule of contact_to_books" has the criteria "" and its mapping "contact_to_books" has "Email is not empty". Let defineWorkflowRule take them from the mapping.',
  ],
  [
    'a connection that is not declared',
    toppingOf([looseMapping({ connections: { bigin, books: { ...books, linkName: 'bookconnection' } } })]),
    'definition/unknown-connection: The mapping "contact_to_books" uses the connection "bookconnection", which the topping does not declare. Did you mean "booksconnection"?',
  ],
  [
    'a connection to another product',
    toppingOf([looseMapping({ connections: { bigin, books: bigin } })], { connections: [bigin] }),
    'definition/wrong-service: The mapping "contact_to_books" uses "biginconnection" for Books, and that is a connection to Bigin. Name a connection to Books there.',
  ],
  [
    'parts that nothing uses',
    toppingOf([looseMapping()], {
      variables: [organization, dataCentre, { ...organization, name: 'unused' }, position],
    }),
    'definition/unused-variable: Nothing reads the variable "unused". Take it out of the topping: people would have to fill it in for nothing.',
  ],
  [
    'a variable that is not declared',
    toppingOf([looseMapping({ variables: { organization: wrongOrganization, dataCentre, position } })], {
      variables: [organization, dataCentre, position],
    }),
    'definition/unknown-variable: The mapping "contact_to_books" reads the variable "books_organisation_id", which the topping does not declare. Did you mean "books_organization_id"?',
    'definition/unused-variable: Nothing reads the variable "books_organization_id". Take it out of the topping: people would have to fill it in for nothing.',
  ],
  [
    'a default that the variable does not take',
    toppingOf([looseMapping()], {
      variables: [organization, { ...dataCentre, values: ['eu', 'in'] }, position],
    }),
    'definition/bad-default: The variable "zoho_data_centre" does not take its own default, "us". Use one of "eu", "in".',
  ],
  [
    'two parts of one name',
    toppingOf([looseMapping()], {
      variables: [organization, dataCentre, { ...dataCentre, name: 'Zoho_Data_Centre' }, position],
    }),
    'definition/duplicate-name: There are two variables named "Zoho_Data_Centre". Give one of them another name. Large and small letters do not make a difference.',
    'definition/unused-variable: Nothing reads the variable "Zoho_Data_Centre". Take it out of the topping: people would have to fill it in for nothing.',
  ],
  [
    'two scripts for the installation',
    toppingOf([looseMapping()], { companions: [installScript('first'), installScript('second')] }),
    'definition/second-install-script: The functions "first" and "second" are both for "install", and a topping has one script for that. Let one function do the work of both.',
  ],
  [
    'companions that nothing starts',
    toppingOf([looseMapping()], {
      companions: [companion('remove'), companion('retry')],
      connections: [bigin, books],
    }),
    'definition/companion-not-started: No rule runs the function "remove". Declare one with defineWorkflowRule and add it to the rules of the topping.',
    'definition/companion-not-started: No schedule runs the function "retry". Declare one with defineSchedule and add it to the schedules of the topping.',
  ],
  [
    'a companion of a mapping that the topping does not have, and a schedule of an unknown function',
    toppingOf([looseMapping()], {
      companions: [companion('sync-existing', looseMapping({ name: 'contact_to_book' }))],
      schedules: [hourly({ ...companion('retry'), name: 'sync_existin' })],
    }),
    'definition/companion-of-other-mapping: The function "sync_existing" belongs to the mapping "contact_to_book", which the topping does not have. Did you mean "contact_to_books"?',
    'definition/unknown-scheduled-function: The schedule "Hourly" runs "sync_existin", and the topping has no companion of that name. Did you mean "sync_existing"?',
  ],
  [
    'a schedule in a topping without companions',
    toppingOf([looseMapping()], { schedules: [hourly()] }),
    'definition/unknown-scheduled-function: The schedule "Hourly" runs "retry", and the topping has no companion of that name. Add the companion to the topping.',
  ],
  [
    'a rule in a topping without functions, and a companion without mappings',
    toppingOf([], {
      rules: toppingOf([looseMapping()]).rules,
      companions: [companion('remove')],
      customFields: [],
      connections: [],
      variables: [],
    }),
    'definition/unknown-function: The rule "Rule of contact_to_books" runs "contact_to_books", and the topping has no function of that name. The known names are "remove".',
    'definition/companion-of-other-mapping: The function "remove" belongs to the mapping "contact_to_books", which the topping does not have. Add the mapping to the topping.',
  ],
  [
    'custom fields that are not declared, or that nothing writes',
    toppingOf([looseMapping()], {
      customFields: [
        { ...state.status, name: 'Book_Sync_Status' },
        state.target,
        state.memory,
        state.mark,
        { ...state.reason, name: 'Favourite_Tea' },
      ],
    }),
    'definition/unknown-custom-field: The mapping "contact_to_books" uses the custom field "Books_Sync_Status", which the topping does not declare. Add it to the custom fields of the topping.',
    'definition/unknown-custom-field: The mapping "contact_to_books" uses the custom field "Books_Sync_Reason", which the topping does not declare. Add it to the custom fields of the topping.',
    'definition/unused-custom-field: Nothing uses the custom field "Book_Sync_Status". Take it out of the topping, or use it in the state or in the fields of a mapping.',
    'definition/unused-custom-field: Nothing uses the custom field "Favourite_Tea". Take it out of the topping, or use it in the state or in the fields of a mapping.',
  ],
  [
    'custom fields that cannot hold what the sync writes',
    toppingOf([
      looseMapping({
        state: {
          status: { ...state.status, values: ['In step'] },
          reason: { ...state.reason, type: 'text' },
          target: { ...state.target, unique: undefined },
          memory: { ...state.memory, module: 'Accounts' },
          mark: { ...state.mark, type: 'text' },
        },
      }),
    ]),
    'definition/wrong-custom-field: The custom field "Books_Sync_Status" cannot be the status of the mapping "contact_to_books": it is no picklist with the values In step, Waiting, Needs attention, Not synced. See SyncState for what each of its fields has to be.',
    'definition/wrong-custom-field: The custom field "Books_Sync_Reason" cannot be the reason of the mapping "contact_to_books": it is not of the type textarea. See SyncState for what each of its fields has to be.',
    'definition/wrong-custom-field: The custom field "Books_Customer_ID" cannot be the target of the mapping "contact_to_books": it is not a text that no two records may share. See SyncState for what each of its fields has to be.',
    'definition/wrong-custom-field: The custom field "Books_Sync_Memory" cannot be the memory of the mapping "contact_to_books": it belongs to Accounts and not to Contacts. See SyncState for what each of its fields has to be.',
    'definition/wrong-custom-field: The custom field "Books_Sync_Mark" cannot be the mark of the mapping "contact_to_books": it is not of the type textarea. See SyncState for what each of its fields has to be.',
  ],
  [
    'a match by the linked id, whose e-mail is another field than the one that is filled and written',
    toppingOf([looseMapping({ match: { by: 'linked-id', field: 'Secondary_Email' } })]),
    'definition/unknown-source-field: Bigin contacts have no field "Secondary_Email", which match.field names. The catalogue lists the names there are.',
    "definition/match-without-value: The mapping matches by Secondary_Email and runs for records that have Email: a record without Secondary_Email has no match. Write when: { …, filled: 'Secondary_Email' }.",
    "definition/match-not-mapped: The mapping matches by Secondary_Email and does not write it to contact_persons.primary.email: the sync would not find again what it created. Map contact_persons.primary.email to field('Secondary_Email').",
  ],
  [
    'a match by the linked id, which is sound',
    toppingOf([looseMapping({ match: { by: 'linked-id', field: 'Email' } })]),
  ],
  [
    'a match of no kind that there is',
    toppingOf([looseMapping({ match: { by: 'search', field: 'Email' } })]),
    "definition/malformed: mappings[0].match.by is not as it has to be: Invalid discriminator value. Expected 'unique-field' | 'linked-id'. Build the definition with the define… functions and without casts.",
  ],
  [
    'names of fields of the wrong form',
    toppingOf(
      [
        looseMapping({
          match: { by: 'unique-field', field: 'Email', key: 'Bigin Contact-ID' },
          state: { ...state, reason: { ...state.reason, name: '2nd reason' } },
        }),
      ],
      {
        customFields: [
          state.status,
          { ...state.reason, name: '2nd reason' },
          state.target,
          state.memory,
          state.mark,
        ],
      },
    ),
    'definition/bad-books-field-name: "Bigin Contact-ID" cannot be the API name of a custom field in Books. Use cf_ and small letters, digits and single underscores, as Books shows it: "cf_bigin_contact_id".',
    'definition/bad-custom-field-name: A custom field cannot be named "2nd reason". Give it a label of letters and digits, a letter first, that Bigin makes "nd_reason" of.',
  ],
  [
    'names of the wrong form',
    toppingOf([looseMapping({ name: 'Contact to Books!' })], {
      name: 'Bigin & Books',
      namespace: 'Books-Sync',
      version: '1.0',
      widgets: [{ name: 'Settings', placement: 'settings', page: '../settings.html' }],
    }),
    'definition/bad-topping-name: The topping cannot be named "Bigin & Books". Use small letters, digits and hyphens, a letter first: "bigin-books".',
    'definition/bad-namespace: The namespace cannot be "Books-Sync". Copy it from the console; it has small letters and digits only: "bookssync".',
    'definition/bad-version: "1.0" is not a version. Use three numbers with dots between them: "1.4.0".',
    'definition/bad-function-name: A function cannot be named "Contact to Books!". Use letters, digits and underscores, a letter first: "Contact_to_Books".',
    'definition/bad-widget-page: "../settings.html" cannot be the page of a widget. Name an .html file below the folder of the widgets, without "..": "settings.html".',
  ],
  [
    'a link name and a variable of the wrong form, each told once',
    toppingOf(
      [
        looseMapping({
          connections: { bigin, books: { ...books, linkName: 'Books Connection' } },
          variables: { organization: { ...organization, name: 'org__id' }, dataCentre, position },
        }),
      ],
      {
        connections: [bigin, { ...books, linkName: 'Books Connection' }],
        variables: [{ ...organization, name: 'org__id' }, dataCentre, position],
      },
    ),
    'definition/bad-link-name: A connection or a service cannot have the link name "Books Connection". Use small letters, digits and underscores, a letter first, at most 50 of them: "books_connection".',
    'definition/bad-variable-name: A variable cannot be named "org__id". Use letters, digits and single underscores, a letter first: "org_id".',
  ],
  [
    'a value that has no place in a connection',
    toppingOf([looseMapping()], {
      connections: [bigin, books, { ...bigin, linkName: 'other', token: 'x' } as Connection],
    }),
    'definition/no-place-for-key: connections[2] has no place for "token". Take it away. Keys, secrets and passwords are entered in the console, which keeps them; definitions are committed.',
  ],
  [
    'a structure that only a cast can make',
    toppingOf([looseMapping({ when: { on: [], filled: 'Email' } })], { description: ' ' }),
    'definition/malformed: description is not as it has to be: it is empty. Build the definition with the define… functions and without casts.',
    'definition/malformed: mappings[0].when.on is not as it has to be: it names no event. Build the definition with the define… functions and without casts.',
    'definition/malformed: rules[0].on is not as it has to be: it names no event. Build the definition with the define… functions and without casts.',
  ],
  [
    'something that is no topping at all',
    null as unknown as Topping,
    'definition/malformed: The topping is not as it has to be: Invalid input: expected object, received null. Build the definition with the define… functions and without casts.',
  ],
];

describe('a mistake that TypeScript was told not to see is found at load, with its mend', () => {
  test.each(cases.map(([name, topping, ...texts]) => ({ name, topping, texts })))(
    '$name',
    ({ topping, texts }) => {
      expect(findings(topping).map(told)).toEqual(texts);
    },
  );

  test('every kind of finding is among them', () => {
    const shown = cases.flatMap(([, , ...texts]) =>
      texts.map((text) => text.slice('definition/'.length).split(':')[0]),
    );
    const expected = Object.keys(definitionDiagnostics.entries).filter(
      (name) => name !== 'looks-like-secret',
    );
    expect([...new Set(shown)].sort()).toEqual(expected.sort());
  });
});

describe('a text that looks like a secret is found wherever it stands, and not repeated', () => {
  const hex = '0123456789abcdef'.repeat(2);
  const secrets: readonly (readonly [kind: string, secret: string])[] = [
    ['a Zoho OAuth token', `1000.${hex}.${hex}`],
    ['a Zoho OAuth client', `1000.${'ABCDEFGHIJ'.repeat(3)}`],
    ['an authorization header', `Bearer ${'aZ09'.repeat(5)}`],
    ['an authorization header', `Zoho-oauthtoken ${'aZ09'.repeat(5)}`],
    ['an API key in an address', `https://example.com/run?zapikey=${'aZ09'.repeat(3)}`],
    ['a private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
    ['a password in an address', 'https://kim:opensesame@example.com/'],
    ['a key in hexadecimal digits', hex],
  ];

  test.each(secrets)('%s: %s', (kind, secret) => {
    const variable = defineVariable({ ...organization, defaultValue: secret });
    const topping = toppingOf(
      [
        mappingOf((field) => ({
          notes: constant(secret),
          website: field('Title').through(withDefault(secret)),
        })),
      ],
      { variables: [variable, dataCentre, position] },
    );
    const found = findings(topping);
    expect(found.map(told)).toEqual(
      ['The default of the variable "books_organization_id"', 'fields.notes', 'fields.website'].map(
        (entry) =>
          `definition/looks-like-secret: ${entry} looks like ${kind}. Take it away, and revoke it where it was issued: definitions are committed. Connections hold tokens.`,
      ),
    );
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  test('in every part of a value, and in a criterion', () => {
    const secret = `1000.${'ABCDEFGHIJ'.repeat(3)}`;
    const of = (value: (field: (name: string) => MappedValue & TextPart) => MappedValue) =>
      findings(toppingOf([mappingOf((field) => ({ notes: value(field as never) }))])).map(({ code }) => code);
    const found = ['definition/looks-like-secret'];
    expect(of((field) => join([field('Title'), field('Phone')], { separator: secret }))).toEqual(found);
    expect(of((field) => join([field('Title'), constant(secret)], { separator: ' ' }))).toEqual(found);
    expect(of((field) => template`${field('Title')} ${field('Phone')} ${constant(secret)}`)).toEqual(found);
    expect(of((field) => when(equals(field('Title'), secret), constant('a'), constant('b')))).toEqual(found);
    const rules = { separator: ' ', whenEmpty: { use: secret } };
    expect(of((field) => join([field('Title'), field('Phone')], rules))).toEqual(found);
    const byTable = mappingOf((field) => ({
      notes: field('Title').through(mapValues({ [secret]: 'a' }, { otherwise: 'b' })),
    }));
    expect(findings(toppingOf([byTable])).map(({ code }) => code)).toEqual(found);
    const criteria = [{ field: 'Title', is: 'equal', to: secret }];
    const byCriterion = looseMapping({ when: { on: ['edit'], filled: 'Email', criteria } });
    expect(findings(toppingOf([byCriterion])).map(({ code }) => code)).toEqual(found);
  });

  test.each([
    '460000000026049',
    '60012345678',
    'eu',
    'https://example.com/a?b=c',
    'Ask the bearer of the card.',
    '1234'.repeat(9),
  ])('and %s is none', (text) => {
    const topping = toppingOf([mappingOf(() => ({ notes: constant(text) }))]);
    expect(findings(topping)).toEqual([]);
  });
});

describe('a finding names the place of the definition', () => {
  test('a value: its own line; a connection: its own', () => {
    const lineAbove = lineHere();
    const connection = defineConnection({ ...bigin, linkName: 'Bigin', scopes: [] });
    let lineOfField = 0;
    const mapping = mappingOf((field) => {
      lineOfField = lineHere() + 1;
      return { notes: field('Descripton') };
    });
    const [name, unknown] = findings(toppingOf([mapping], { connections: [bigin, connection, books] }));
    expect(unknown).toMatchObject({
      file: 'test/definition/check.test.ts',
      line: lineOfField,
      column: 23,
    });
    expect(name).toMatchObject({ code: 'definition/bad-link-name', line: lineAbove + 1, column: 24 });
  });

  test('without a root, the folder above that of the topping is taken', () => {
    const [finding] = checkTopping(toppingOf([mappingOf(() => ({ nots: constant('x') }))]));
    expect(finding?.file).toBe('definition/check.test.ts');
  });

  test('a file outside of the project is not named: its path would be one of this machine', () => {
    const topping = toppingOf([mappingOf(() => ({ nots: constant('x') }))]);
    const [finding] = checkTopping(topping, { root: 'file:///elsewhere/' });
    expect(finding).toBeDefined();
    expect(finding).not.toHaveProperty('file');
    expect(finding).not.toHaveProperty('line');
  });
});

function lineHere(): number {
  return placeOfCall(lineHere)?.line ?? 0;
}

describe('a sound topping has no findings', () => {
  test('the smallest one', () => {
    expect(findings(toppingOf([looseMapping()]))).toEqual([]);
  });

  test('one that uses what there is', () => {
    const mapping = mappingOf((field) => ({
      company_name: field('Account_Name').through(lookupName).through(truncate(200)),
      notes: field('Description').through(trim),
      legal_name: field('Unsubscribed_Mode'),
      vat_reg_no: field('Phone').through(truncate(12)),
      is_taxable: field('Email_Opt_Out'),
      payment_terms: constant(30),
      contact_name: field('Title').through(withDefault('nobody')),
      billing_address: { city: field('Mailing_City') },
    }));
    expect(findings(toppingOf([mapping], { namespace: 'bookssync' }))).toEqual([]);
  });

  test('one with several mappings, whose criteria exclude each other', () => {
    const criterion = (is: string, to: unknown) => [{ field: 'Email_Opt_Out', is, to }];
    const on = { on: ['create', 'edit'], filled: 'Email' };
    const mappings = [
      looseMapping({ when: { ...on, criteria: criterion('equal', true) } }),
      looseMapping({ name: 'second', when: { ...on, criteria: criterion('not-equal', true) } }),
    ];
    expect(findings(toppingOf(mappings))).toEqual([]);
    const byEmptiness = ['empty', 'not-empty'].map((is) =>
      looseMapping({
        name: `by_${is.replace('-', '_')}`,
        when: { ...on, criteria: [{ field: 'Title', is }] },
      }),
    );
    expect(findings(toppingOf(byEmptiness))).toEqual([]);
    const [first] = mappings;
    const later = looseMapping({ name: 'later', when: { on: ['edit'], filled: 'Email' } });
    const earlier = looseMapping({ name: 'earlier', when: { on: ['create'], filled: 'Email' } });
    expect(first && findings(toppingOf([earlier, later]))).toEqual([]);
  });
});
