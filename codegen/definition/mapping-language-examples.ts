import type { SourceRecord } from '../plan/source-record.ts';

/** One thing that the mapping language can say, with what it means for a record; a test runs each. */
export interface MappingLanguageExample {
  readonly heading: string;
  readonly prose: string;
  /** Entries of `fields`, as a definition writes them. */
  readonly fields?: string;
  /** The mapping's `when`, where the example is about it. */
  readonly when?: string;
  /** Whether the example is for an account with custom fields; see the prose of the page. */
  readonly custom?: true;
  /** What a record has besides a name and an e-mail. */
  readonly record: SourceRecord;
  /** The values of the mapped targets; or the reason why the record is left alone. */
  readonly result: SourceRecord | string;
}

/** In the order of the page. */
export const mappingLanguageExamples: readonly MappingLanguageExample[] = [
  {
    heading: 'Fields, constants and transforms',
    prose:
      'A target takes a field of the source, with transforms behind it, or a constant. TypeScript checks names and types. What is not mapped is left as it is.',
    fields: `contact_type: constant('customer'),
company_name: field('Account_Name').through(lookupName).through(upperCase),`,
    record: { Account_Name: { name: 'Acme', id: '4876876000001234567' } },
    result: { contact_type: 'customer', company_name: 'ACME' },
  },
  {
    heading: 'Empty values',
    prose:
      'An empty source clears its target, so that both are equal. `keep` leaves what the target has; `use` writes another value. What counts is the value after its transforms.',
    fields: `notes: field('Description'),
website: field('Title', { whenEmpty: 'keep' }),
legal_name: field('Mailing_State', { whenEmpty: { use: 'unknown' } }),`,
    record: { Description: null, Title: null, Mailing_State: null },
    result: { notes: '', legal_name: 'unknown' },
  },
  {
    heading: 'Texts that are too long',
    prose:
      "A text that can be longer than its target needs a choice: `truncate` cuts it, `reject` stops the run and says why in the log, `continueIn` puts the rest into another target beside the first. `checkTopping` refuses a mapping that does not choose. A cut never goes through a character. `reject` counts UTF-16 units, as Deluge's `length()` does.",
    fields: `vat_reg_no: field('Phone', { whenTooLong: 'truncate' }),
billing_address: {
  attention: field('Mailing_Street', { whenTooLong: { continueIn: 'street2' } }),
},`,
    record: { Phone: '+49 30 1234567', Mailing_Street: `${'x'.repeat(98)} 😀 Berlin` },
    result: {
      vat_reg_no: '+49 30 12345',
      billing_address: { attention: `${'x'.repeat(98)} 😀`, street2: ' Berlin' },
    },
  },
  {
    heading: 'A text that is rejected',
    prose: 'Nothing is written for the record; the log says which target did not take its value.',
    fields: `vat_reg_no: field('Phone', { whenTooLong: 'reject' }),`,
    record: { Phone: '+49 30 1234567' },
    result: 'vat_reg_no would have more than 12 characters.',
  },
  {
    heading: 'Several fields into one target',
    prose:
      'Every part is text; a part of another type takes a transform first. Rules such as `whenEmpty` belong to the whole, and transforms can follow it.',
    fields: `website: firstFilled([field('Home_Phone'), field('Phone'), constant('none')]),
legal_name: template\`\${field('Full_Name')} (\${field('Title')})\`,
notes: addressLines(
  { street: field('Mailing_Street'), zip: field('Mailing_Zip'), city: field('Mailing_City') },
  { separator: ', ' },
),
billing_address: {
  city: join([field('Mailing_Zip'), field('Mailing_City')], { separator: ' ', whenTooLong: 'truncate' }),
},`,
    record: {
      Phone: '030 1',
      Title: 'CTO',
      Mailing_Street: 'High Street 1',
      Mailing_Zip: '10115',
      Mailing_City: 'Berlin',
    },
    result: {
      website: '030 1',
      legal_name: 'Ann van der Lee (CTO)',
      notes: 'High Street 1, 10115 Berlin',
      billing_address: { city: '10115 Berlin' },
    },
  },
  {
    heading: 'One field into several targets',
    prose: 'A field can be named as often as it is needed.',
    fields: `website: field('Full_Name').through(firstName),
legal_name: field('Full_Name').through(lastName),`,
    record: {},
    result: { website: 'Ann', legal_name: 'van der Lee' },
  },
  {
    heading: 'Conditions',
    prose:
      'One of two values, by `isFilled`, `isTrue` or `equals` of a value. A target with a list of values takes branches with values of that list only.',
    fields: `customer_sub_type: when(isFilled(field('Title')), constant('business'), constant('individual')),
is_taxable: when(equals(field('Mailing_Country'), 'Germany'), constant(true), constant(false)),
notes: when(isTrue(field('Email_Opt_Out')), constant('Do not write.'), field('Description')),`,
    record: { Title: 'CTO', Mailing_Country: 'India', Email_Opt_Out: false, Description: 'A friend.' },
    result: { customer_sub_type: 'business', is_taxable: false, notes: 'A friend.' },
  },
  {
    heading: 'Lists of values',
    prose:
      'A table maps one list to another. It names every value of the source, or says what becomes of the others; both are checked against the catalogues.',
    fields: `customer_sub_type: field('Unsubscribed_Mode').through(
  mapValues({ Manual: 'individual' }, { otherwise: 'business' }),
),`,
    record: { Unsubscribed_Mode: 'Manual' },
    result: { customer_sub_type: 'individual' },
  },
  {
    heading: 'Custom fields',
    prose:
      "A field that the topping brings along, made with `defineCustomField`, is named by its definition; the generated function puts the topping's namespace in front of its name. One that people have added to the account stands in the catalogue that `topping fields pull` writes, and is named as any other ([fields.md](fields.md)). Custom fields of Books are targets below `custom_fields`, once the catalogue knows them. Books is sent those that are mapped and keeps the others. What the sync itself writes, such as its status, cannot be a source.",
    custom: true,
    fields: `notes: field(nickname).through(upperCase),
custom_fields: {
  cf_region: field('Mailing_State', { whenTooLong: 'truncate' }),
  cf_nickname: field(nickname, { whenEmpty: 'keep' }),
  cf_tier: constant('gold'),
  cf_vip: field('Email_Opt_Out'),
},`,
    record: { Nickname: 'Annie', Mailing_State: 'Berlin', Email_Opt_Out: false },
    result: {
      notes: 'ANNIE',
      custom_fields: [
        { api_name: 'cf_region', value: 'Berlin' },
        { api_name: 'cf_nickname', value: 'Annie' },
        { api_name: 'cf_tier', value: 'gold' },
        { api_name: 'cf_vip', value: false },
        { api_name: 'cf_bigin_contact_id', value: '4876876000001234567' },
      ],
    },
  },
  {
    heading: 'Criteria',
    prose:
      'Criteria stand in the workflow rule, and the function looks again, as the record can change in between. All of them have to hold. Several mappings of one module need criteria that exclude each other; `checkTopping` warns of a record that two would write.',
    when: `{
  on: ['create', 'edit'],
  filled: 'Email',
  criteria: [
    { field: 'Title', is: 'not-empty' },
    { field: 'Email_Opt_Out', is: 'not-equal', to: true },
  ],
}`,
    record: { Title: 'CTO', Email_Opt_Out: true },
    result: 'Email_Opt_Out is not true',
  },
  {
    heading: 'Owner and direction',
    prose:
      "The owner of a value is the product whose value stands when the two differ: `bigin`, unless the field says `books`. The direction is `to-books`, unless it says `both` or `to-bigin`. A field with `owner: 'books'` and `direction: 'both'` gets the value of Bigin once, when the record is created in Books; from then on the value of Books stands, and a companion with the task `back` brings it to Bigin ([sync.md](sync.md)). With `direction: 'to-bigin'` Books is sent nothing at all. Each change of a field goes one way only, so that the two never answer each other. A text alone can come back, through no transform, and into a field of Bigin that no other target takes and nothing is decided by.",
    fields: `website: field('Title', { owner: 'books', direction: 'both', whenTooLong: 'truncate' }),
vat_reg_no: field('Mailing_Zip', { direction: 'to-bigin' }),
notes: field('Description'),`,
    record: { Title: 'https://example.com', Description: 'A friend.' },
    result: { notes: 'A friend.' },
  },
];
