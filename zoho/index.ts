/** What this project knows about Zoho, as data. It imports nothing of the project's other folders. */

export { type BiginError, type BiginErrorCode, biginErrors } from './bigin-errors.ts';
export { type BooksError, type BooksErrorName, booksErrors } from './books-errors.ts';
export { biginAccounts } from './catalogue/bigin-accounts.ts';
export { biginCalls } from './catalogue/bigin-calls.ts';
export { biginContacts } from './catalogue/bigin-contacts.ts';
export { biginEvents } from './catalogue/bigin-events.ts';
export { biginNotes } from './catalogue/bigin-notes.ts';
export { biginPipelines } from './catalogue/bigin-pipelines.ts';
export { biginProducts } from './catalogue/bigin-products.ts';
export { biginTasks } from './catalogue/bigin-tasks.ts';
export { booksContactPersons } from './catalogue/books-contact-persons.ts';
export { booksContacts } from './catalogue/books-contacts.ts';
export { crmAccounts } from './catalogue/crm-accounts.ts';
export { crmContacts } from './catalogue/crm-contacts.ts';
export type {
  BiginField,
  BiginLookupField,
  BiginModule,
  BiginPicklistField,
  BiginPlainField,
  BooksField,
  BooksFields,
  BooksListField,
  BooksModule,
  BooksObjectField,
  BooksPicklistField,
  BooksPlainField,
  CrmModule,
  FieldKind,
  FieldNames,
  MandatoryFieldNames,
  ModuleCatalogue,
  WritableFieldNames,
} from './catalogue/field.ts';
export {
  type DataCentre,
  type DataCentreKey,
  dataCentre,
  dataCentreOf,
  dataCentres,
  deskHostOf,
} from './data-centres.ts';
export { type DeskError, type DeskErrorCode, deskErrors } from './desk-errors.ts';
export { type Limit, type LimitUnit, limits, type PackageRule, widgetPackageRules } from './limits.ts';
export { listingRules } from './marketplace.ts';
export type { Confidence, Provenance } from './provenance.ts';
export {
  impliedBy,
  missingScopes,
  type ScopeRule,
  scopeForCall,
  scopeRuleForCall,
  scopeRules,
  scopesForCall,
} from './scopes.ts';
export {
  type DefaultService,
  type DefaultServiceName,
  defaultService,
  defaultServices,
  type ScopeOf,
} from './services.ts';
