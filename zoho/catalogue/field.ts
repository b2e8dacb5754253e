import type { Confidence } from '../provenance.ts';

/** What every field of every product has. */
interface FieldFacts {
  /** The label that the product shows. */
  readonly label: string;
  /** Whether a caller of the API may set it. A field that is not writable can still be read. */
  readonly writable: boolean;
  /** The largest number of characters. Absent: not limited, or no page states the limit. */
  readonly maxLength?: number;
  /** A record cannot be created without it. */
  readonly mandatory?: true;
  /** No two records may have the same value. */
  readonly unique?: { readonly caseSensitive: boolean };
  /** The service works the value out from other fields. */
  readonly computed?: true;
  /** For a fact that is less sure than the catalogue as a whole, or that surprises. */
  readonly confidence?: Confidence;
  readonly note?: string;
}

/**
 * A field of a module of Bigin or Zoho CRM whose value is one scalar: JSON text, except `boolean` (JSON boolean), `number` and
 * `tags` (an array of `{name, id, color_code}`). `bigint` is text of up to 19 digits; `image` is text;
 * `datetime` is ISO 8601 with the organization's offset and no milliseconds; `user` is `{name, id, email}`.
 */
export interface BiginPlainField extends FieldFacts {
  readonly kind:
    | 'text'
    | 'email'
    | 'phone'
    | 'textarea'
    | 'boolean'
    | 'number'
    | 'datetime'
    | 'user'
    | 'bigint'
    | 'tags'
    | 'image';
  /** For `datetime`: the value is a day without a time, such as `2026-10-05`. */
  readonly dateOnly?: true;
}

/** A field that takes one of a fixed set of texts. */
export interface BiginPicklistField extends FieldFacts {
  readonly kind: 'picklist';
  readonly values: readonly string[];
}

/** A field that points to a record of another module: read as `{name, id}`, written as `{id}`, cleared with null. */
export interface BiginLookupField extends FieldFacts {
  readonly kind: 'lookup';
  /** The API name of the module that it points to. */
  readonly module: string;
  /** Further modules that it may point to. */
  readonly otherModules?: readonly string[];
}

export type BiginField = BiginPlainField | BiginPicklistField | BiginLookupField;

/** Flags that only Books needs, because there the bodies of create and update differ. */
interface BooksFieldFacts extends FieldFacts {
  /** The create request takes it, the update request does not. */
  readonly createOnly?: true;
  /** The update request takes it, the create request does not. */
  readonly updateOnly?: true;
  /** Another endpoint that writes the same value allows fewer characters. */
  readonly narrowerAt?: { readonly endpoint: string; readonly maxLength: number };
}

/** A Books field whose value is one scalar. `datetime` is text such as `2026-06-09T09:45:21-0400`. */
export interface BooksPlainField extends BooksFieldFacts {
  readonly kind: 'text' | 'number' | 'boolean' | 'datetime';
  /** For `number`: no fraction is allowed. */
  readonly whole?: true;
}

/** A Books field that takes one of a fixed set of texts. */
export interface BooksPicklistField extends BooksFieldFacts {
  readonly kind: 'picklist';
  readonly values: readonly string[];
}

/** A JSON object inside a Books record, such as an address. */
export interface BooksObjectField extends BooksFieldFacts {
  readonly kind: 'object';
  readonly fields: BooksFields;
}

/** A JSON array of objects inside a Books record, such as the contact persons. */
export interface BooksListField extends BooksFieldFacts {
  readonly kind: 'list';
  /** The field that tells one entry from another. Without it an update cannot keep an entry. */
  readonly idField?: string;
  /** The boolean field that marks the one entry that stands for the whole record. */
  readonly primaryFlag?: string;
  /** What each entry has. */
  readonly fields: BooksFields;
}

export type BooksField = BooksPlainField | BooksPicklistField | BooksObjectField | BooksListField;

export type BooksFields = Readonly<Record<string, BooksField>>;

interface CatalogueFacts {
  /** The API name of the module, as it stands in URLs. */
  readonly module: string;
  /** What the product calls the records: many, and one. */
  readonly label: string;
  readonly singular: string;
  /** The page that describes the fields. */
  readonly source: string;
  /** Holds for every field that does not state its own. */
  readonly confidence: Confidence;
  /** The month in which the facts were read, `yyyy-MM`. */
  readonly date: string;
}

/** The fields of one Bigin module. Declare with `as const satisfies BiginModule`, so that names and kinds stay literal. */
export interface BiginModule extends CatalogueFacts {
  readonly product: 'bigin';
  readonly fields: Readonly<Record<string, BiginField>>;
}

/**
 * The fields of one module of Zoho CRM, whose metadata Bigin shares: the kinds of fields are the same. A mapping reads
 * Bigin and writes Books; a module of CRM is known to the sandbox and to `topping fields pull`. Declare with
 * `as const satisfies CrmModule`.
 */
export interface CrmModule extends CatalogueFacts {
  readonly product: 'crm';
  readonly fields: Readonly<Record<string, BiginField>>;
}

/** The fields of one Books resource. Declare with `as const satisfies BooksModule`. */
export interface BooksModule extends CatalogueFacts {
  readonly product: 'books';
  /** The field that holds the id of a record. */
  readonly idField: string;
  readonly fields: BooksFields;
  /** The fields that the organization has added, by API name; `custom_fields` carries their values. */
  readonly customFields?: Readonly<Record<string, BooksPlainField | BooksPicklistField>>;
}

export type ModuleCatalogue = BiginModule | BooksModule;

/** Something that holds fields: a module, an object field or a list field. */
interface HasFields {
  readonly fields: Readonly<Record<string, { readonly kind: string; readonly writable: boolean }>>;
}

/**
 * The API names of all fields of a catalogue.
 *
 * @example
 * type Name = FieldNames<typeof biginContacts>; // 'Owner' | 'First_Name' | …
 */
export type FieldNames<Catalogue extends HasFields> = keyof Catalogue['fields'] & string;

/**
 * The API names of the fields that a caller may set.
 *
 * @example
 * type Target = WritableFieldNames<(typeof booksContacts)['fields']['billing_address']>; // 'city' | 'zip' | …
 */
export type WritableFieldNames<Catalogue extends HasFields> = {
  [Name in FieldNames<Catalogue>]: Catalogue['fields'][Name]['writable'] extends true ? Name : never;
}[FieldNames<Catalogue>];

/** The API names of the fields without which a record cannot be created. */
export type MandatoryFieldNames<Catalogue extends HasFields> = {
  [Name in FieldNames<Catalogue>]: Catalogue['fields'][Name] extends { readonly mandatory: true }
    ? Name
    : never;
}[FieldNames<Catalogue>];

/** The kind of one field, as a literal. */
export type FieldKind<
  Catalogue extends HasFields,
  Name extends FieldNames<Catalogue>,
> = Catalogue['fields'][Name]['kind'];
