import type { ContactEdit, ContactEntry, ContactField, EditKind } from './contact-data.ts';
import type { Random } from './random.ts';

type Changes = ContactEdit['changes'];

// The order in which kinds take turns. The rarer ones stand once, the common ones more often.
const turns: readonly EditKind[] = [
  'phone',
  'title',
  'address',
  'several fields',
  'company',
  'nothing mapped',
  'name',
  'clear a field',
  'fill a missing field',
  'mobile',
  'description',
  'name of another contact',
  'phone',
  'no change',
  'several fields',
  'address',
  'clear a field',
  'case of the e-mail',
  'title',
  'company',
  'nothing mapped',
  'fill a missing field',
  'name',
  'address',
];

const titles = [
  'Chief of Everything',
  'Buyer (part-time)',
  'Consultant / Advisor',
  'Leiter*in Einkauf',
  'Σύμβουλος',
  '顾问',
  'مستشارة',
  'Head of "Special" Projects',
  'R&D Lead',
  'Bäuerin 🐄',
];
const familyNames = [
  'Newlywed',
  'Hyphen-Ated',
  'O’Changed',
  "D'Altered",
  'Umbenannt-Groß',
  'Новикова-Пример',
  'Νεοφύτου',
  'חדשה',
  'جديدة',
  '新井例',
  'ახალაძე',
  'Nom\u0301',
];
const streets = [
  '1 Moved Avenue',
  '22 New Wharf\nUnit 4',
  'Neue Straße 5½',
  'Rue « Déménagée », 3',
  '新地址路9号',
  'شارع جديد ١٢',
  '  77 Padded Place  ',
  'Flat "B", 6 Changed Road',
];
const cities: readonly (readonly [city: string, state: string, zip: string, country: string])[] = [
  ['Newport Sample', 'ME', '04###', 'United States'],
  ['Neustadt', 'Thüringen', '07###', 'Deutschland'],
  ['Villeneuve', 'Occitanie', '31###', 'France'],
  ['新市', '新县', '4####5', '中国'],
  ['Nové Město', 'Vysočina', '59# ##', 'Česko'],
];
const remarks = [
  'Updated after the call.',
  'Line one\nLine two\r\nLine three',
  'Now "very" important — see {{notes}} & ${more}.',
  'Wechselt zum 1. des Monats.',
  '更新しました。',
  '\tTabbed remark with a \\ and a trailing blank ',
];

const mappedFields: readonly ContactField[] = [
  'First_Name',
  'Phone',
  'Mobile',
  'Title',
  'Account_Name',
  'Mailing_Street',
  'Mailing_City',
  'Mailing_State',
  'Mailing_Zip',
  'Mailing_Country',
  'Description',
];

/** Puts a digit in the place of each `#`. */
export function withDigits(pattern: string, random: Random): string {
  return pattern.replace(/#/g, () => String(random.below(10)));
}

interface Scene {
  readonly contact: ContactEntry;
  readonly contacts: readonly ContactEntry[];
  readonly companies: readonly string[];
  readonly random: Random;
}

/** One of `items` that is not what the contact has already. */
function other<Item>(items: readonly Item[], present: Item | undefined, random: Random): Item {
  return random.pick(items.filter((item) => item !== present));
}

function newPhone(random: Random): string {
  return withDigits('+1 202-555-01##', random);
}

function freshPhone(present: string | undefined, random: Random): string {
  let phone = newPhone(random);
  while (phone === present) phone = newPhone(random);
  return phone;
}

function newAddress({ contact, random }: Scene): Changes {
  const [city, state, zip, country] = random.pick(cities);
  const street = other(streets, contact.Mailing_Street, random);
  if (random.chance(0.3)) return { Mailing_Street: street };
  return {
    Mailing_Street: street,
    Mailing_City: city,
    Mailing_State: state,
    Mailing_Zip: withDigits(zip, random),
    Mailing_Country: country,
  };
}

function newValue(field: ContactField, scene: Scene): Changes {
  const { contact, companies, random } = scene;
  const [city, state, zip, country] = random.pick(cities);
  switch (field) {
    case 'First_Name':
      return { First_Name: other(['Alix', 'Robin', 'Σοφία', 'Олеся', '小新'], contact.First_Name, random) };
    case 'Phone':
      return { Phone: freshPhone(contact.Phone, random) };
    case 'Mobile':
      return { Mobile: freshPhone(contact.Mobile, random) };
    case 'Title':
      return { Title: other(titles, contact.Title, random) };
    case 'Account_Name':
      return { Account_Name: other(companies, contact.Account_Name, random) };
    case 'Mailing_Street':
      return { Mailing_Street: other(streets, contact.Mailing_Street, random) };
    case 'Mailing_City':
      return { Mailing_City: city };
    case 'Mailing_State':
      return { Mailing_State: state };
    case 'Mailing_Zip':
      return { Mailing_Zip: withDigits(zip, random) };
    case 'Mailing_Country':
      return { Mailing_Country: country };
    default:
      return { Description: other(remarks, contact.Description, random) };
  }
}

function otherCase(email: string): string {
  return email === email.toLowerCase() ? email.toUpperCase() : email.toLowerCase();
}

/** What each kind of edit changes; undefined when the contact does not lend itself to it. */
const editors: Readonly<Record<EditKind, (scene: Scene) => Changes | undefined>> = {
  phone: (scene) => newValue('Phone', scene),
  mobile: (scene) => newValue('Mobile', scene),
  title: (scene) => newValue('Title', scene),
  address: newAddress,
  company: (scene) => newValue('Account_Name', scene),
  description: (scene) => newValue('Description', scene),
  name: ({ contact, random }) => {
    const Last_Name = other(familyNames, contact.Last_Name, random);
    if (random.chance(0.7)) return { Last_Name };
    return { First_Name: other(['Alix', 'Robin', 'Ζήνα', 'Оля'], contact.First_Name, random), Last_Name };
  },
  'name of another contact': ({ contact, contacts, random }) => {
    const named = contacts.filter(
      (entry) =>
        entry.First_Name !== undefined && entry.Email !== undefined && entry.Last_Name !== contact.Last_Name,
    );
    const model = random.pick(named);
    return {
      ...(model.First_Name !== undefined && { First_Name: model.First_Name }),
      Last_Name: model.Last_Name,
    };
  },
  'several fields': (scene) => ({
    ...newValue('Phone', scene),
    ...newValue('Title', scene),
    ...(scene.random.chance(0.5) && newValue('Account_Name', scene)),
    ...(scene.random.chance(0.5) && newAddress(scene)),
    ...(scene.random.chance(0.3) && newValue('Description', scene)),
  }),
  'clear a field': ({ contact, random }) => {
    const present = mappedFields.filter((field) => contact[field] !== undefined);
    return present.length === 0 ? undefined : { [random.pick(present)]: null };
  },
  'fill a missing field': (scene) => {
    const missing = mappedFields.filter((field) => scene.contact[field] === undefined);
    return missing.length === 0 ? undefined : newValue(scene.random.pick(missing), scene);
  },
  'nothing mapped': ({ contact, random }) => {
    const Home_Phone = freshPhone(contact.Home_Phone, random);
    if (random.chance(0.3)) return { Home_Phone };
    const Email_Opt_Out = !(contact.Email_Opt_Out ?? false);
    return random.chance(0.5) ? { Email_Opt_Out } : { Email_Opt_Out, Home_Phone };
  },
  'no change': ({ contact }) => ({ Last_Name: contact.Last_Name }),
  'case of the e-mail': ({ contact }) =>
    contact.Email === undefined ? undefined : { Email: otherCase(contact.Email) },
};

/**
 * One edit for each contact that has an e-mail and that Bigin has accepted. The kinds take turns; where one does not fit
 * a contact, its phone changes instead.
 */
export function makeEdits(
  contacts: readonly ContactEntry[],
  refused: ReadonlySet<number>,
  companies: readonly string[],
  random: Random,
): readonly ContactEdit[] {
  const edits: ContactEdit[] = [];
  for (const [index, contact] of contacts.entries()) {
    if (contact.Email === undefined || refused.has(index)) continue;
    const scene: Scene = { contact, contacts, companies, random };
    const kind = turns[edits.length % turns.length] ?? 'phone';
    const changes = editors[kind](scene);
    edits.push(
      changes === undefined
        ? { contact: index, kind: 'phone', changes: newValue('Phone', scene) }
        : { contact: index, kind, changes },
    );
  }
  return edits;
}
