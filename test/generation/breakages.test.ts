import { describe, expect, test } from 'vitest';
import type { SandboxBehaviour } from '../../sandbox/index.ts';
import { replayThrough, shippedFunction } from '../support/replayed.ts';

const shipped = shippedFunction();

describe('the shipped function, replayed', () => {
  test('leaves every mapped field of every contact as the mapping says', async () => {
    const { report, sandbox } = await replayThrough(shipped);
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.runs.failed).toBe(0);
    expect(report.contacts.replayed).toBeGreaterThanOrEqual(300);
    expect(report.contacts.total).toBe(
      report.contacts.replayed + report.contacts.refused + report.contacts.skipped,
    );
    expect(report.books.created).toBeGreaterThan(300);
    expect(sandbox.unmodelled).toEqual([]);
  });

  test('does so too where the e-mail filter of Books lets e-mails pass that only contain the one asked for', async () => {
    const { report } = await replayThrough(shipped, { emailFilter: 'contains' });
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test('and where Books empties what an update leaves out of an address or a person', async () => {
    const { report } = await replayThrough(shipped, { objectUpdate: 'replaced' });
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test('logs no value of any contact', async () => {
    const { sandbox } = await replayThrough(shipped);
    const lines = sandbox.finishedRuns().flatMap(({ info }) => info);
    expect(lines.length).toBeGreaterThan(700);
    for (const line of lines)
      expect(line).toMatch(
        /^contact_to_books \d{19}: (created|updated) customer \d+$|^contact_to_books \d{19}: stopped: [a-zA-Z0-9 .,:-]+$/,
      );
  });
});

/** One deliberate mistake each: what it is, the text that it changes, and how Books behaves. */
const breakages: readonly {
  readonly name: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly behaviour?: SandboxBehaviour;
}[] = [
  { name: 'a field is not mapped', from: /^.*put\("notes",.*\n/m, to: '' },
  {
    name: 'two fields are swapped',
    from: '"phone",ifnull(record.get("Phone")',
    to: '"phone",ifnull(record.get("Mobile")',
  },
  {
    name: 'a cleared field keeps its old value',
    from: /^(\s*)(primaryPerson\.put\("mobile",.*)$/m,
    to: '$1if(record.get("Mobile") != null)\n{\n$2\n}',
  },
  {
    name: 'the first customer of the list is taken, whatever its e-mail',
    from: 'isSame && ',
    to: '',
    behaviour: { emailFilter: 'contains' },
  },
  { name: 'e-mails are compared with case', from: '.toLowerCase() == email', to: ' == record.get("Email")' },
  {
    name: 'a vendor with the e-mail is taken for the customer',
    from: /query\.put\("contact_type".*\n([\s\S]*)if\(isSame && [^\n]*\n/,
    to: '$1if(isSame)\n',
  },
  {
    name: 'one of several customers with the e-mail is guessed',
    from: 'if(customerId != "")',
    to: 'if(false)',
  },
  { name: 'inactive customers are not looked for', from: '"Status.All"', to: '"Status.Active"' },
  {
    name: 'other contact persons are dropped',
    from: 'persons.add(kept);',
    to: 'if(kept.get("is_primary_contact") == true)\n{\npersons.add(kept);\n}',
  },
  { name: 'the primary person is sent as a new one', from: '{"contact_person_id",', to: '{' },
  {
    name: 'what a person has besides is dropped',
    from: '"salutation",',
    to: '',
    behaviour: { objectUpdate: 'replaced' },
  },
  {
    name: 'what the address has besides is dropped',
    from: '{"attention",',
    to: '{',
    behaviour: { objectUpdate: 'replaced' },
  },
  { name: 'a taken name is not disambiguated', from: 'names.add(longName);', to: '' },
  { name: 'every name gets the e-mail', from: 'names.add(customer.get("contact_name"));', to: '' },
  {
    name: 'the organization is not sent',
    from: 'contacts?organization_id=" + encodeUrl(organizationId)',
    to: 'contacts"',
  },
  {
    name: 'another organization is sent',
    from: 'query.put("organization_id",organizationId);',
    to: 'query.put("organization_id","99999");',
  },
  {
    name: 'an undeclared connection is named',
    from: 'connection:"booksconnection"',
    to: 'connection:"bookconnection"',
  },
  {
    name: 'the argument is trusted instead of a fresh read',
    from: 'record.get("Full_Name")',
    to: 'contact.get("Contacts.Name")',
  },
  {
    name: 'the wrong host is called',
    from: '"us":"https://www.zohoapis.com"',
    to: '"us":"https://www.zohoapis.eu"',
  },
  {
    name: 'a customer is updated although it should be created',
    from: 'if(customerId == "")',
    to: 'if(customerId != "")',
  },
  { name: 'the update is never sent', from: 'type :PUT', to: 'type :GET' },
  { name: 'it stops before it has done anything', from: 'recordId = "";', to: 'recordId = "";\nreturn;' },
];

describe('each deliberate mistake is caught by the replay', () => {
  test('whose sample of contacts passes when there is none', async () => {
    const { report } = await replayThrough(shipped, {}, 'sample');
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test.each(breakages)('$name', async ({ from, to, behaviour }) => {
    const broken = shipped.replace(from, to);
    expect(broken).not.toBe(shipped);
    const { report } = await replayThrough(broken, behaviour ?? {}, 'sample');
    expect(report.ok).toBe(false);
    expect(
      report.mismatches.length + report.findings.filter(({ severity }) => severity === 'error').length,
    ).toBeGreaterThan(0);
  });
});
