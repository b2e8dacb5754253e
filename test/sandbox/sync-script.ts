import type { WorkflowRule } from '../../sandbox/index.ts';
import { organizationId } from './world.ts';

const contactsUrl = 'https://www.zohoapis.com/books/v3/contacts';
const organization = `organization_id=${organizationId}`;

/** The rule that starts the script below. */
export const syncRule: WorkflowRule = {
  name: 'Contact to Books',
  module: 'Contacts',
  on: ['create', 'edit'],
  criteria: [{ field: 'Email', is: 'not-empty' }],
  function: 'sync',
  entryStyle: 'map-qualified',
};

/** What the parts of the script below do; a test replaces one to see the replay notice. */
export interface ScriptParts {
  /** Gives `match`, the list of Books contacts that stand for the record. */
  readonly find: string;
  /** Fills `body` from `record`. */
  readonly fill: string;
  /** Fills `persons` from `primary` and, on an update, `present`. */
  readonly persons: string;
}

export const soundParts: ScriptParts = {
  find: `found = invokeurl
	[
		url :"${contactsUrl}?${organization}&contact_type=customer&email=" + encodeUrl(record.get("Email"))
		type :GET
		connection :"books_link"
	];
	match = found.get("contacts");`,
  fill: `body.put("contact_name",record.get("Full_Name"));
	body.put("notes",ifnull(record.get("Description"),""));`,
  persons: `if(existing != null)
	{
		for each  present in existing.get("contact_persons")
		{
			if(present.get("is_primary_contact"))
			{
				primary.put("contact_person_id",present.get("contact_person_id"));
				persons.add(primary);
			}
			else
			{
				keep = Map();
				keep.put("contact_person_id",present.get("contact_person_id"));
				persons.add(keep);
			}
		}
	}
	if(persons.size() == 0)
	{
		persons.add(primary);
	}`,
};

/** A sync as a careful developer would write it by hand: exact match, one customer, other persons kept. */
export function syncScript(parts: Partial<ScriptParts> = {}): string {
  const { find, fill, persons } = { ...soundParts, ...parts };
  return `void automation.sync(Map contact)
{
	answer = zoho.bigin.getRecordById("Contacts",contact.get("Contacts.ID"),Map(),"bigin_link");
	record = answer.get("data").get(0);
	${find}
	if(match.size() > 1)
	{
		info "several customers have the e-mail";
		return;
	}
	existing = null;
	if(match.size() == 1)
	{
		contactId = match.get(0).get("contact_id");
		read = invokeurl
		[
			url :"${contactsUrl}/" + contactId + "?${organization}"
			type :GET
			connection :"books_link"
		];
		existing = read.get("contact");
	}
	body = Map();
	${fill}
	primary = Map();
	primary.put("first_name",ifnull(record.get("First_Name"),""));
	primary.put("email",record.get("Email"));
	persons = List();
	${persons}
	body.put("contact_persons",persons);
	if(existing == null)
	{
		written = invokeurl
		[
			url :"${contactsUrl}?${organization}"
			type :POST
			parameters :body.toString()
			headers :{"Content-Type":"application/json"}
			connection :"books_link"
		];
	}
	else
	{
		written = invokeurl
		[
			url :"${contactsUrl}/" + contactId + "?${organization}"
			type :PUT
			parameters :body.toString()
			headers :{"Content-Type":"application/json"}
			connection :"books_link"
		];
	}
}`;
}
