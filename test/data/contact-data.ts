/** A contact as a person would enter it in Bigin. A field that is absent was never filled in. */
export interface ContactEntry {
  readonly First_Name?: string;
  readonly Last_Name: string;
  readonly Email?: string;
  readonly Phone?: string;
  readonly Mobile?: string;
  readonly Home_Phone?: string;
  readonly Title?: string;
  /** The name of a company in `companies`: Bigin wants its record id, which only the sandbox knows. */
  readonly Account_Name?: string;
  readonly Mailing_Street?: string;
  readonly Mailing_City?: string;
  readonly Mailing_State?: string;
  readonly Mailing_Zip?: string;
  readonly Mailing_Country?: string;
  readonly Description?: string;
  readonly Email_Opt_Out?: boolean;
}

export type ContactField = keyof ContactEntry;

export type EditKind =
  | 'phone'
  | 'mobile'
  | 'title'
  | 'name'
  | 'name of another contact'
  | 'address'
  | 'company'
  | 'description'
  | 'several fields'
  | 'clear a field'
  | 'fill a missing field'
  | 'nothing mapped'
  | 'no change'
  | 'case of the e-mail';

/** A later edit of a contact; null clears a field. */
export interface ContactEdit {
  /** The place of the contact in `contacts`, from 0. */
  readonly contact: number;
  readonly kind: EditKind;
  readonly changes: { readonly [Field in ContactField]?: ContactEntry[Field] | null };
}

/** A contact that Bigin refuses, because another has the same e-mail but for case. */
export interface RefusedContact {
  readonly contact: number;
  readonly because: number;
}

export interface BooksAddress {
  readonly attention?: string;
  readonly address?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly country?: string;
  readonly phone?: string;
  readonly fax?: string;
}

export interface BooksPerson {
  readonly salutation?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly designation?: string;
  readonly department?: string;
  readonly skype?: string;
  readonly is_primary_contact: boolean;
}

/** The body of a create request to Books. */
export interface BooksContactBody {
  readonly contact_name: string;
  readonly contact_type: 'customer' | 'vendor';
  readonly customer_sub_type?: 'individual' | 'business';
  readonly company_name?: string;
  readonly website?: string;
  readonly payment_terms?: number;
  readonly payment_terms_label?: string;
  readonly credit_limit?: number;
  readonly notes?: string;
  readonly facebook?: string;
  readonly billing_address?: BooksAddress;
  readonly shipping_address?: BooksAddress;
  readonly contact_persons: readonly BooksPerson[];
  readonly custom_fields?: readonly { readonly api_name: string; readonly value: string }[];
}

/** A customer or vendor that Books has before the first contact is saved in Bigin. */
export interface BooksEntry {
  /** What it is there to try. */
  readonly why: string;
  /** The place in `contacts` of the contact that it concerns; null when it concerns none. */
  readonly contact: number | null;
  /** It was made inactive after it was created. */
  readonly inactive: boolean;
  readonly record: BooksContactBody;
}

export interface ContactData {
  readonly companies: readonly string[];
  readonly contacts: readonly ContactEntry[];
  readonly refused: readonly RefusedContact[];
  readonly edits: readonly ContactEdit[];
  /** The custom fields that the records in `books` use. */
  readonly booksCustomFields: readonly { readonly api_name: string; readonly label: string }[];
  readonly books: readonly BooksEntry[];
}
