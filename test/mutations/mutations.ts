import type { Mutation } from './mutation.ts';

/** The functions that hold the sync of one contact. */
const sync = ['contact_to_books', 'retry_pending', 'sync_existing'];
/** Those that make the customer of a deleted contact inactive. */
const removing = ['contact_removed', ...sync];

const isDone = 'isDone = status.startsWith("2") && code == "0";';
const isRefused =
  'isRefused = status.startsWith("4") && status != "401" && status != "429" && code != "none" && code != "0";';
const readContact = `response = invokeurl
[
url :apiHost + "/bigin/v2/Contacts/" + recordId
type :GET
parameters:{"fields":"Full_Name,Account_Name,Description,Mailing_Street,Mailing_City,Mailing_State,Mailing_Zip,Mailing_Country,First_Name,Last_Name,Email,Phone,Mobile,Title,Books_Sync_Status,Books_Customer_ID,Books_Sync_Memory,Books_Sync_Mark"}
connection:"biginconnection"
detailed:true
];
`;
const markStatus = `state.put("Books_Sync_Status","Waiting");
state.put("Books_Sync_Reason","It is being saved to Books.");`;
const markMemory = `memory = Map();
memory.put("tries",tries);
`;
const putMark = 'state.put("Books_Sync_Mark",mark.toString());\n';
const putMemory = 'state.put("Books_Sync_Memory",memory.toString());\n';
const isRecordingDone = `if(writtenCode != "SUCCESS")
{
problem = "Bigin did not take the status: status " + status + ".";
isPassing = true;
failures = failures + 1;
}
continue;`;
const keptSaved = `saved = Map();
saved.putAll(digests);
savedContent = content;
hasSaved = true;
}
catch (error)`;

/** A further mutation is one entry here. `npm run mutations` looks for the scenario that kills it, and writes the page. */
export const mutations: readonly Mutation[] = [
  {
    name: 'a customer is created without the key',
    functions: sync,
    edits: [
      {
        from: 'customer.put("custom_fields",keyFields);\ncustomer.put("billing_address",billingAddress);',
        to: 'customer.put("billing_address",billingAddress);',
      },
    ],
    first: 'create-then-edit',
  },
  {
    name: 'a customer is adopted without the key',
    functions: sync,
    edits: [
      {
        from: 'customer.put("custom_fields",keyFields);\nfor each  customerNameTry in names',
        to: 'for each  customerNameTry in names',
      },
    ],
    first: 'existing-same-email',
  },
  {
    name: 'the customer is not looked for by the key: a plain create instead',
    functions: sync,
    edits: [{ from: 'if(isMarked)', to: 'if(false)' }],
    first: 'name-changed',
  },
  {
    name: 'the contact is not marked before Books is written',
    functions: sync,
    edits: [{ from: markStatus, to: 'state.put("Books_Sync_Reason","It is being saved to Books.");' }],
    first: 'flip-back',
    survives:
      'Runs read the contact again after they have written, and the schedule looks at what was saved last: nothing is lost within the bounds that were searched. The mark tells a person what goes on, and keeps a second run from doing the same work.',
  },
  {
    name: 'a fresh mark of another run is not respected',
    functions: sync,
    edits: [
      {
        from: 'if(!hasWritten && recordStatus == "Waiting" && ifnull(mark.get("run"),"").toString() != runToken && ifnull(mark.get("until"),"0").toString().toLong() > minuteNow)',
        to: 'if(false)',
      },
    ],
    first: 'create-then-edit',
    survives:
      'Two runs at work come to the same end, because each reads the contact again and the key keeps them from making two customers. The mark saves their calls.',
  },
  {
    name: 'the mark holds for every run, the one that wrote it too',
    functions: sync,
    edits: [
      {
        from: 'if(!hasWritten && recordStatus == "Waiting" && ifnull(mark.get("run"),"").toString() != runToken',
        to: 'if(recordStatus == "Waiting"',
      },
    ],
    first: 'create',
  },
  {
    name: 'the contact is not read again after Books was written',
    functions: sync,
    edits: [
      {
        from: 'hasWritten = false;\nhasSaved = false;',
        to: 'hasWritten = false;\nhasRecorded = false;\nhasSaved = false;',
      },
      {
        from: readContact,
        to: `if(!hasSaved || hasRecorded)\n{\n${readContact.replace('response =', 'readResponse =')}}\nresponse = readResponse;\n`,
      },
      {
        from: 'if(writtenCode == "DUPLICATE_DATA")\n{\nproblem = "another contact',
        to: 'hasRecorded = true;\nif(writtenCode == "DUPLICATE_DATA")\n{\nproblem = "another contact',
      },
    ],
    first: 'create-then-edit',
  },
  {
    name: 'the contact is not read again at all once Books was written',
    functions: sync,
    edits: [
      {
        from: readContact,
        to: `if(!hasSaved)\n{\n${readContact.replace('response =', 'readResponse =')}}\nresponse = readResponse;\n`,
      },
      {
        from: isRecordingDone,
        to: isRecordingDone.replace('continue;', 'else\n{\nisEnded = true;\nbreak;\n}\ncontinue;'),
      },
    ],
    first: 'create-then-edit',
  },
  {
    name: 'the contact is not read once more after its state was recorded',
    functions: sync,
    edits: [
      {
        from: isRecordingDone,
        to: isRecordingDone.replace('continue;', 'else\n{\nisEnded = true;\nbreak;\n}\ncontinue;'),
      },
    ],
    first: 'create-then-edit',
  },
  {
    name: 'a customer is adopted without a claim',
    functions: sync,
    edits: [
      {
        from: 'state.put("Books_Customer_ID",free.get(0));',
        to: 'state.put("Books_Sync_Reason","It is being saved to Books.");',
      },
    ],
    first: 'two-claims',
  },
  {
    name: 'a claim that another contact holds is ignored',
    functions: sync,
    edits: [
      {
        from: 'if(writtenCode == "DUPLICATE_DATA")\n{\nfree = List();\n}\nelse if(writtenCode != "SUCCESS")',
        to: 'if(writtenCode == "")',
      },
    ],
    first: 'two-claims',
  },
  {
    name: 'the status 401 counts as a refusal',
    functions: removing,
    edits: [{ from: isRefused, to: isRefused.replace(' && status != "401"', ''), times: 'any' }],
    first: 'token-revoked',
  },
  {
    name: 'the status 429 counts as a refusal',
    functions: removing,
    edits: [{ from: isRefused, to: isRefused.replace(' && status != "429"', ''), times: 'any' }],
    first: 'minute-limit',
  },
  ...(['401', '429', '500'] as const).map((status) => ({
    name: `the status ${status} counts as done`,
    functions: sync,
    edits: [
      {
        from: isDone,
        to: `isDone = (status.startsWith("2") && code == "0") || status == "${status}";`,
        times: 'any' as const,
      },
    ],
    first: 'edit-at-rest',
  })),
  {
    name: 'a refusal counts as done',
    functions: sync,
    edits: [
      {
        from: isDone,
        to: 'isDone = (status.startsWith("2") && code == "0") || (status.startsWith("4") && code != "none");',
        times: 'any',
      },
    ],
    first: 'same-name-twice',
  },
  {
    name: 'an error in an answer with status 200 counts as done',
    functions: sync,
    edits: [{ from: isDone, to: 'isDone = status.startsWith("2");', times: 'any' }],
    first: 'edit-at-rest',
  },
  {
    name: 'what the filter by e-mail finds is taken without a look at the e-mail',
    functions: sync,
    edits: [
      {
        from: 'isSame = ifnull(candidate.get("email"),"").toLowerCase() == email.toLowerCase();',
        to: 'isSame = true;',
      },
    ],
    readings: ['books-email-filter=contains'],
    first: 'existing-longer-email',
  },
  {
    name: 'vendors are adopted as well',
    functions: sync,
    edits: [
      { from: 'query.put("contact_type","customer");\n', to: '' },
      { from: 'if(isSame && ifnull(candidate.get("contact_type"),"") == "customer")', to: 'if(isSame)' },
    ],
    first: 'existing-vendor',
  },
  {
    name: 'of several customers with the e-mail the first is adopted',
    functions: sync,
    edits: [
      {
        from: 'if(free.size() > 1)\n{\nproblem = "several customers in Books have this e-mail. Merge them, or correct the e-mail.";\nbreak;\n}',
        to: 'if(free.size() > 1)\n{\nfirstFree = free.get(0);\nfree = List();\nfree.add(firstFree);\n}',
      },
    ],
    first: 'existing-same-email-twice',
  },
  {
    name: 'a first page of many customers counts as all of them',
    functions: sync,
    edits: [
      { from: 'if(ifnull(pageContext.get("has_more_page"),"").toString() == "true")', to: 'if(false)' },
    ],
    survives:
      'More than 200 customers of one e-mail are needed to see it, which no scenario has. A person is asked then: what a scenario would show is a conflict on the contact either way, unless all but one stand for others.',
  },
  {
    name: 'an inactive customer is adopted',
    functions: sync,
    edits: [
      { from: 'if(free.size() == 1 && ifnull(existing.get("status"),"") == "inactive")', to: 'if(false)' },
    ],
    first: 'existing-inactive',
  },
  {
    name: 'neither the key of a customer nor a claim on it is looked at',
    functions: sync,
    edits: [
      { from: 'if(holder == "" || holder == recordId)', to: 'if(true)' },
      {
        from: 'if(writtenCode == "DUPLICATE_DATA")\n{\nfree = List();\n}\nelse if(writtenCode != "SUCCESS")',
        to: 'if(writtenCode == "")',
      },
    ],
    first: 'existing-linked-to-another',
  },
  {
    name: 'a customer that has the key of another contact is tried',
    functions: sync,
    edits: [{ from: 'if(holder == "" || holder == recordId)', to: 'if(true)' }],
    first: 'existing-linked-to-another',
    survives:
      'The claim on the customer is refused then, because the other contact holds its id: the check saves that call, and gives the right reason.',
  },
  {
    name: 'the longer name is not tried when Books says that the name is taken',
    functions: sync,
    edits: [{ from: 'if(code != "3062")\n{\nbreak;\n}', to: 'break;', times: 'any' }],
    first: 'existing-same-name',
  },
  {
    name: 'there is no longer name',
    functions: sync,
    edits: [{ from: 'names.add(longName);', to: '' }],
    first: 'existing-same-name',
  },
  {
    name: 'that the name is taken is not told',
    functions: sync,
    edits: [
      {
        from: 'if(code == "3062")\n{\nproblem = "another contact in Books has this name. Give one of the two another name.";\nbreak;\n}',
        to: 'if(code == "3062")\n{\nisEnded = true;\nbreak;\n}',
        times: 'any',
      },
      {
        from: 'if(code == "3062")\n{\nrefusal = "another contact',
        to: 'if(code == "3062")\n{\nisEnded = true;\nbreak;\nrefusal = "another contact',
      },
    ],
    first: 'both-names-taken',
  },
  {
    name: 'that a customer has its longer name is forgotten',
    functions: sync,
    edits: [{ from: 'digests.put("long_name","used");\n}\n}', to: '}\n}', times: 'any' }],
    first: 'existing-same-name-then-edit',
  },
  {
    name: 'Books is written before the contact is marked',
    functions: sync,
    edits: [
      {
        start:
          '// Written before Books is: a run that dies on the way leaves a contact that waits, and is found.\n',
        end: 'hasWritten = true;\n',
        before: keptSaved,
      },
    ],
    first: 'delete-while-syncing',
  },
  {
    name: 'the contact is recorded as in step before Books is written',
    functions: sync,
    edits: [
      {
        from: markMemory,
        to: 'memory = Map();\nmemory.putAll(digests);\nmemory.put("organization",organizationId);\nmemory.put("person_id",personId);\n',
      },
      {
        from: markStatus,
        to: 'state.put("Books_Sync_Status","In step");\nstate.put("Books_Sync_Reason","");',
      },
    ],
    first: 'create',
  },
  {
    name: 'a mark that another run has made since this one wrote is not noticed',
    functions: sync,
    edits: [
      {
        from: 'if(hasWritten && ifnull(mark.get("run"),"").toString() != runToken)',
        to: 'if(false)',
      },
    ],
    first: 'create-then-edit',
    limit: 60_000,
  },
  {
    name: 'what others recorded is trusted although this run has begun to write',
    functions: sync,
    edits: [{ from: ' && hasSaved == hasWritten', to: '' }],
    first: 'create-then-edit',
  },
  {
    name: 'the record of a finished run wipes out the mark of another',
    functions: sync,
    edits: [
      {
        from: `state.put("Books_Customer_ID",customerId);\n${putMemory}`,
        to: `state.put("Books_Customer_ID",customerId);\nmark = Map();\nmark.put("run",runToken);\n${putMark}${putMemory}`,
      },
    ],
    first: 'create-then-edit',
    limit: 60_000,
  },
  {
    name: 'a run that gives up leaves no mark',
    functions: sync,
    edits: [
      {
        from: `mark = Map();\nmark.put("run",runToken);\n${putMark}${putMemory}`,
        to: putMemory,
      },
    ],
    first: 'create-then-edit',
    limit: 60_000,
  },
  {
    name: 'what the sync writes in Bigin may start rules',
    functions: removing,
    edits: [{ from: 'body.put("trigger",List());\n', to: '', times: 'any' }],
    first: 'create',
  },
  {
    name: 'the whole list of persons is sent although the primary person alone changed',
    functions: sync,
    edits: [
      {
        from: 'if(changed.size() == 1 && changed.contains("person") && personId != "" && ifnull(primaryPerson.get("first_name"),"") != "")',
        to: 'if(false)',
      },
      {
        from: 'isPersonAlone = personId != "" && ifnull(primaryPerson.get("first_name"),"") != "";',
        to: 'isPersonAlone = false;',
      },
    ],
    first: 'edit-at-rest',
  },
  {
    name: 'the persons that are sent again lose what is not mapped',
    functions: sync,
    edits: [{ from: 'kept.put(key,person.get(key));', to: '' }],
    readings: ['books-object-update=replaced'],
    first: 'existing-several-persons-no-first-name',
  },
  {
    name: 'what an address has besides the mapped keys is not sent again',
    functions: sync,
    edits: [{ from: 'billingAddress.put(key,existingPart.get(key));', to: '' }],
    readings: ['books-object-update=replaced'],
    first: 'existing-address',
  },
  ...(
    [
      ['the person', 'digests.put("person",zoho.encryption.md5(primaryPerson.toString()));', 'edit-at-rest'],
      [
        'the address',
        'digests.put("billing_address",zoho.encryption.md5(billingAddress.toString()));',
        'edit-while-creating',
      ],
      ['the name', 'digests.put("name",zoho.encryption.md5(customerName));', 'name-changed'],
      ['the plain fields', 'digests.put("fields",zoho.encryption.md5(customer.toString()));', 'name-changed'],
    ] as const
  ).map(([part, from, first]) => ({
    name: `a change of ${part} is not seen`,
    functions: sync,
    edits: [{ from, to: from.replace(/md5\(.*\)\);/, 'md5("same"));') }],
    first,
  })),
  {
    name: 'what is known of a contact is trusted although it waits',
    functions: sync,
    edits: [{ from: 'isTrusted = recordStatus == "In step" && ', to: 'isTrusted = ' }],
    survives:
      'What is written with the status Waiting or Needs attention names no organization and no parts, so that nothing is trusted without this check either. It guards against what people write into the field.',
  },
  {
    name: 'what is known of another organization is trusted',
    functions: sync,
    edits: [{ from: ' && ifnull(memory.get("organization"),"") == organizationId', to: '' }],
    survives: 'No scenario moves the topping to another organization after contacts have come to be in step.',
  },
  {
    name: 'why a run stopped is not written on the contact',
    functions: sync,
    edits: [{ from: 'state.put("Books_Sync_Reason",(problem + " " + advice).trim());\n', to: '' }],
    first: 'wrong-organization',
  },
  {
    name: 'passing trouble needs a person at once',
    functions: sync,
    edits: [{ from: 'if(isPassing && tries < minutes.size())', to: 'if(false)' }],
    first: 'minute-limit',
  },
  {
    name: 'an exception ends the run as if all were done',
    functions: sync,
    edits: [
      {
        from: 'problem = "a call did not come back, or its answer made no sense (line " + error.lineNo + ").";\nisPassing = true;',
        to: 'isEnded = true;\nbreak;',
      },
    ],
    first: 'edit-at-rest',
  },
  {
    name: 'the schedule does not look for what waits',
    functions: ['retry_pending'],
    edits: [
      {
        from: 'scanned.addAll(rows);\nif(!isPass)\n{\n// Then what was saved last',
        to: 'if(!isPass)\n{\n// Then what was saved last',
      },
    ],
    survives:
      'The schedule finds contacts in three ways, each of which alone finds those of a scenario, which are few: see the mutation in which it finds none.',
  },
  {
    name: 'the schedule does not look at what was saved last',
    functions: ['retry_pending'],
    edits: [{ from: 'scanned.addAll(rows);\n}\n// The next slice', to: '}\n// The next slice' }],
    survives:
      'The search for what waits and the slices of all contacts find the few contacts of a scenario as well.',
  },
  {
    name: 'the schedule finds no contacts',
    functions: ['retry_pending'],
    edits: [{ from: 'scanned.addAll(rows);\n', to: '', times: 'any' }],
    first: 'minute-limit',
  },
  {
    name: 'the schedule tries again before it is due',
    functions: ['retry_pending'],
    edits: [
      {
        from: 'if(attempt <= 2 && recordStatus == "Waiting" && ifnull(memory.get("after"),"0").toString().toLong() > minuteNow)',
        to: 'if(false)',
      },
    ],
    survives: 'No promise is about when it is tried again: it costs calls, and breaks nothing.',
  },
  {
    name: 'the schedule leaves a contact that waits for ever',
    functions: ['retry_pending'],
    edits: [
      {
        from: 'if(attempt <= 2 && recordStatus == "Waiting" && ifnull(memory.get("after"),"0").toString().toLong() > minuteNow)',
        to: 'if(attempt <= 2 && recordStatus == "Waiting")',
      },
    ],
    first: 'minute-limit',
  },
  {
    name: 'a deletion is believed without a look at the contact',
    functions: ['contact_removed'],
    edits: [
      { from: 'if(status == "200" && rows.size() > 0)', to: 'if(false)' },
      { from: 'if(status != "204")', to: 'if(false)' },
    ],
    survives: 'No scenario brings a deleted contact back: the sandbox has no recycle bin.',
  },
  {
    name: 'the customer of a deleted contact is not made inactive',
    functions: ['contact_removed', 'contact_to_books'],
    edits: [{ from: '"/inactive?organization_id="', to: '"/active?organization_id="' }],
    first: 'delete-at-rest',
  },
  {
    name: 'a contact that is deleted while it is saved is not noticed',
    functions: sync,
    edits: [
      {
        from: 'isGone = true;\nif(!hasWritten)\n{\noutcome = "the contact is gone";\nisEnded = true;\nbreak;\n}',
        to: 'isGone = true;\nif(true)\n{\noutcome = "the contact is gone";\nisEnded = true;\nbreak;\n}',
      },
    ],
    first: 'delete-while-syncing',
  },
  {
    name: 'nobody is told that the customer of a deleted contact could not be made inactive',
    functions: ['contact_removed'],
    edits: [
      {
        from: 'if(problem != "")\n{\noutcome = "stopped: " + problem;',
        to: 'if(false)\n{\noutcome = "stopped: " + problem;',
      },
    ],
    first: 'delete-during-outage',
  },
];
