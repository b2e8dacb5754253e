import { describe, expect, test } from 'vitest';
import type { SandboxBehaviour } from '../../sandbox/index.ts';
import { topping } from '../../topping/index.ts';
import { replayThrough } from '../support/replayed.ts';
import { functionsOf } from '../support/sync-world.ts';

const asShipped = (text: string): string => text;

describe('the shipped functions, replayed', () => {
  test('leave every mapped field of every contact as the mapping says, and log no value of any', async () => {
    const { report, sandbox } = await replayThrough();
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.runs.failed).toBe(0);
    expect(report.contacts.replayed).toBeGreaterThanOrEqual(300);
    expect(report.contacts.total).toBe(
      report.contacts.replayed + report.contacts.refused + report.contacts.skipped,
    );
    expect(report.books.created).toBeGreaterThan(300);
    expect(sandbox.unmodelled).toEqual([]);
    const lines = sandbox.finishedRuns().flatMap(({ info }) => info);
    expect(lines.length).toBeGreaterThan(700);
    for (const line of lines)
      expect(line).toMatch(
        /^\w+ \d{19}: ((created|updated|adopted) customer \d+|in step|took what Books owns|left alone: the contact has no Email\.|stopped: [a-zA-Z0-9 .,:-]+)$|^retry_pending looked at \d+, synced \d+$|^books_to_bigin looked at \d+, changed \d+$|^notify_conflict stopped: no channel is set\.$/,
      );
  });

  test('do so too where the e-mail filter of Books lets e-mails pass that only contain the one asked for', async () => {
    const { report } = await replayThrough(asShipped, { emailFilter: 'contains' });
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test('and where Books empties what an update leaves out of an address or a person', async () => {
    const { report } = await replayThrough(asShipped, { objectUpdate: 'replaced' });
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
  });
});

/** One deliberate mistake each: what it is, the text that it changes wherever it stands, and how Books behaves. */
const breakages: readonly {
  readonly name: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly behaviour?: SandboxBehaviour;
}[] = [
  { name: 'a field is not mapped', from: /^.*put\("notes",.*\n/gm, to: '' },
  {
    name: 'two fields are swapped',
    from: '"phone",ifnull(record.get("Phone")',
    to: '"phone",ifnull(record.get("Mobile")',
  },
  {
    name: 'a cleared field keeps its old value',
    from: /^(\s*)(primaryPerson\.put\("mobile",.*)$/gm,
    to: '$1if(record.get("Mobile") != null)\n{\n$2\n}',
  },
  { name: 'no change is noticed', from: 'changed.add(part);', to: '' },
  {
    name: 'the address is never sent on an update',
    from: 'rest.put("billing_address",billingAddress);',
    to: '',
  },
  {
    name: 'the address is never sent on creation',
    from: 'customer.put("billing_address",billingAddress);',
    to: '',
  },
  { name: 'the person is never sent alone', from: 'if(isPersonAlone)', to: 'if(false)' },
  { name: 'the list of persons is never sent', from: 'rest.put("contact_persons",persons);', to: '' },
  {
    name: 'a customer that is adopted gets no more than what has changed',
    from: 'changed = digests.keys();',
    to: 'changed = List();',
  },
  {
    name: 'the id of the contact is not sent on creation and adoption',
    from: 'customer.put("custom_fields",keyFields);',
    to: '',
  },
  {
    name: 'another id is sent',
    from: 'keyField.put("value",recordId);',
    to: 'keyField.put("value",recordId + "1");',
  },
  {
    name: 'the id goes into another field',
    from: 'keyField.put("api_name","cf_bigin_contact_id");',
    to: 'keyField.put("api_name","cf_region");',
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
    from: /query\.put\("contact_type".*\n([\s\S]*?)if\(isSame && [^\n]*\n/g,
    to: '$1if(isSame)\n',
  },
  {
    name: 'one of several customers with the e-mail is guessed',
    from: /problem = "several customers[^\n]*\n\s*break;/g,
    to: 'free.remove(0);',
  },
  { name: 'inactive customers are not looked for', from: '"Status.All"', to: '"Status.Active"' },
  {
    name: 'an inactive customer is adopted',
    from: 'ifnull(existing.get("status"),"") == "inactive"',
    to: 'false',
  },
  {
    name: 'the list of persons is replaced although only the primary one changed',
    from: /persons\.add\(kept\);([\s\S]*?)isPersonAlone = personId/g,
    to: 'if(kept.get("is_primary_contact") == true)\n{\npersons.add(kept);\n}$1isPersonAlone = "" != "" && personId',
  },
  { name: 'the primary person is sent as a new one', from: '{"contact_person_id",', to: '{' },
  {
    name: 'what a person has besides is dropped where the list of persons is sent',
    from: /"salutation",([\s\S]*?)isPersonAlone = personId/g,
    to: '$1isPersonAlone = "" != "" && personId',
    behaviour: { objectUpdate: 'replaced' },
  },
  {
    name: 'what the address has besides is dropped',
    from: '{"attention",',
    to: '{',
    behaviour: { objectUpdate: 'replaced' },
  },
  { name: 'the e-mail is never put behind a taken name', from: 'names.add(longName);', to: '' },
  {
    name: 'a taken name is not tried again with the e-mail',
    from: 'if(code != "3062")',
    to: 'if(code != "")',
  },
  { name: 'every name gets the e-mail', from: 'names.add(customerName);', to: '' },
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
  { name: 'a customer is created although it is there', from: 'if(free.size() == 1)', to: 'if(false)' },
  { name: 'the update is never sent', from: 'type :PUT', to: 'type :GET' },
  { name: 'it stops before it has done anything', from: 'recordId = "";', to: 'recordId = "";\nreturn;' },
];

describe('each deliberate mistake is caught by the replay', () => {
  const shipped = functionsOf(topping).find(({ name }) => name === 'contact_to_books')?.text ?? '';

  test('whose sample of contacts passes when there is none', async () => {
    const { report } = await replayThrough(asShipped, {}, 'sample');
    expect(report.mismatches).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test.each(breakages)('$name', async ({ from, to, behaviour }) => {
    const change = (text: string): string => text.replaceAll(from, to);
    expect(change(shipped)).not.toBe(shipped);
    const { report } = await replayThrough(change, behaviour ?? {}, 'sample');
    expect(report.ok).toBe(false);
    expect(
      report.mismatches.length + report.findings.filter(({ severity }) => severity === 'error').length,
    ).toBeGreaterThan(0);
  });
});
