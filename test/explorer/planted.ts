import type { Ending, Invariants, Scenario } from '../../sandbox/index.ts';

/** Writes the map `change` to the record of Bigin at `url`, and starts no rule. */
export const writesChange = `	rows = List();
	rows.add(change);
	body = Map();
	body.put("data",rows);
	body.put("trigger",List());
	invokeurl [ url :url type :PUT parameters:body.toString() headers:{"Content-Type":"application/json"} connection:"biginconnection" ];`;

/** Reads a counter that stands in the notes of a customer, and writes it back with one more. */
export const lostUpdate = `void automation.count(Map contact)
{
	base = "https://www.zohoapis.com/books/v3/contacts";
	organization = "?organization_id=" + zoho.bigin.getOrgVariable("books_organization_id");
	listed = invokeurl [ url :base + organization + "&contact_name=Counter" type :GET connection:"booksconnection" ];
	counter = listed.get("contacts").get(0).get("contact_id");
	read = invokeurl [ url :base + "/" + counter + organization type :GET connection:"booksconnection" ];
	change = Map();
	change.put("notes",(read.get("contact").get("notes").toLong() + 1).toString());
	invokeurl [ url :base + "/" + counter + organization type :PUT parameters:change.toString() headers:{"Content-Type":"application/json"} connection:"booksconnection" ];
}`;

/** Looks for a customer of the company, and creates one when there is none. */
export const doubleCreate = `void automation.create_once(Map contact)
{
	base = "https://www.zohoapis.com/books/v3/contacts?organization_id=" + zoho.bigin.getOrgVariable("books_organization_id");
	listed = invokeurl [ url :base + "&company_name=Acme" type :GET connection:"booksconnection" ];
	if(listed.get("contacts").size() == 0)
	{
		customer = Map();
		customer.put("contact_name","Acme " + contact.get("Contacts.ID"));
		customer.put("company_name","Acme");
		invokeurl [ url :base type :POST parameters:customer.toString() headers:{"Content-Type":"application/json"} connection:"booksconnection" ];
	}
}`;

export const counts: Invariants = {
  'every-contact-is-counted': {
    promise: 'The counter says how many contacts were created.',
    breaches: ({ books, history }: Ending) => {
      const counter = books.find(({ contact_name }) => contact_name === 'Counter');
      const created = history.recordIds.size;
      return counter?.notes === String(created) ? [] : [`the counter is not ${created}`];
    },
  },
};

export const isAlone: Invariants = {
  'one-acme': {
    promise: 'There is at most one customer of the company Acme.',
    breaches: ({ books }: Ending) => {
      const found = books.filter(({ company_name }) => company_name === 'Acme').length;
      return found > 1 ? [`${found} customers of Acme`] : [];
    },
  },
};

/** Some contacts are created one after another, at any moment. */
export function creations(count: number): Scenario {
  return {
    name: 'creations',
    about: `${count} contacts are created.`,
    books: [{ record: { contact_name: 'Counter', notes: '0' } }],
    events: Array.from({ length: count }, (_, index) => ({
      kind: 'create' as const,
      contact: `Contact ${index}`,
      values: { Last_Name: `Contact ${index}`, Email: `contact${index}@example.com` },
    })),
  };
}
