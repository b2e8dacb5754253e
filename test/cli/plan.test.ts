import { afterAll, describe, expect, test } from 'vitest';
import { documentOf, runCli } from '../support/cli.ts';
import { makeUntypedProject } from '../support/project.ts';

const project = makeUntypedProject(afterAll);
const directory = project.root;
project.write(
  'test/data/companies.json',
  JSON.stringify({
    companies: ['Lee Ltd'],
    contacts: [
      { Last_Name: 'Lee', First_Name: 'Ann', Email: 'ann@example.com', Account_Name: 'Lee Ltd' },
      { Last_Name: 'Nobody' },
    ],
  }),
);

describe('topping plan', () => {
  test('says what becomes of a contact of a file of events, with what Bigin works out by itself', async () => {
    const before = project.snapshot();
    const run = await runCli(['plan', '0', '--from', 'test/data/companies.json'], { directory });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^contact_to_books {2}Keeps a Books customer in step with a Bigin contact\.\nasks {5}Email is not empty: met\noutcome {2}writes these values\n/,
    );
    expect(run.stdout).toContain(`
books    adopts the customer with the e-mail "ann@example.com", when it alone has it and stands for no other contact
         creates one, when no customer that is free has the e-mail
         asks a person, and writes nothing, when several have it, or the one that has it is inactive
name     "Ann Lee"; "Ann Lee (ann@example.com)" if another record has that name
status   "In step" when it is done; "Waiting" until then, and before it is tried again; "Needs attention" when a person has to settle it
  contact_type  "customer"
`);
    expect(run.stdout).toContain(
      '  company_name  "Lee Ltd"\n      from Account_Name through lookupName; an empty value empties the target\n',
    );
    expect(run.stdout).toContain(
      '  contact_persons.primary.phone  ""\n      from Phone; empty here, which empties the target\n',
    );
    expect(project.snapshot()).toEqual(before);
  });

  test('says why a contact is left alone', async () => {
    const run = await runCli(['plan', '1', '--from', 'test/data/companies.json'], { directory });
    expect(run).toEqual({
      status: 0,
      stdout: `contact_to_books  Keeps a Books customer in step with a Bigin contact.
asks     Email is not empty: not met
outcome  leaves the record alone, and writes nothing
`,
      stderr: '',
    });
  });

  test('takes a record as the API answers it, and tells a machine what would be refused', async () => {
    const record = { id: '4876876000001234567', Full_Name: null, Email: 'ann@example.com', Phone: 5 };
    project.write('record.json', JSON.stringify({ data: [record] }));
    const run = await runCli(['plan', 'record.json', '--json'], { directory });
    expect(run.status).toBe(1);
    const { ok, plans, diagnostics } = documentOf(run);
    expect(ok).toBe(false);
    expect(plans).toMatchObject([
      {
        mapping: 'contact_to_books',
        outcome: 'refused',
        targets: expect.arrayContaining([
          expect.objectContaining({ target: 'contact_type', value: 'customer', from: 'always "customer"' }),
        ]),
      },
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'plan/wrong-type' },
      { code: 'plan/target-empty', file: 'topping/mappings/contact-to-books.ts' },
      { code: 'plan/missing-field', severity: 'warning' },
    ]);
  });
});

describe('topping plan says what is wrong with what it was given', () => {
  project.write('list.json', '[]');
  project.write('two.json', '{"data":[{},{}]}');
  project.write('broken.json', '{"Email":}');
  project.write('twins.json', '{"contacts":[{"Last_Name":"A","Email":"no e-mail"}]}');
  test.each([
    ['list.json', 1, 'record/not-a-record', 'The file does not hold a record: it is no JSON object.'],
    [
      'two.json',
      1,
      'record/not-a-record',
      'The file does not hold a record: its "data" holds 2 records, and one is expected.',
    ],
    ['broken.json', 1, 'record/not-a-record', expect.stringMatching(/^The file does not hold a record: /)],
    [
      'test/data/companies.json',
      1,
      'record/not-a-record',
      'The file does not hold a record: it is a file of events.',
    ],
    [
      '7 --from test/data/companies.json',
      1,
      'record/no-contact',
      'There is no contact 7: the file has 2, counted from 0.',
    ],
    [
      'x --from test/data/companies.json',
      1,
      'record/no-contact',
      'There is no contact x: the file has 2, counted from 0.',
    ],
    ['0 --from twins.json', 1, 'record/refused', 'Bigin refuses contact 0: INVALID_DATA, Email.'],
    ['gone.json', 2, 'usage/file-not-found', 'There is no file gone.json.'],
    [
      'list.json --mapping other',
      2,
      'usage/wrong-value',
      '--mapping: there is no mapping "other", but contact_to_books.',
    ],
  ])('topping plan %s', async (line, status, code, message) => {
    const run = await runCli(['plan', '--json', ...line.split(' ')], { directory });
    expect(run.status).toBe(status);
    expect(documentOf(run)).toMatchObject({ ok: false, diagnostics: [{ code, message }] });
  });
});
