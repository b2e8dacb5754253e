import type { Companion } from './companion.ts';
import type { Connection } from './connection.ts';
import type { CustomField } from './custom-field.ts';
import type { Listing } from './listing.ts';
import type { Mapping } from './mapping.ts';
import { type DefinitionPlace, placeOfCall } from './place.ts';
import type { Schedule } from './schedule.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Variable } from './variable.ts';
import type { WorkflowRule } from './workflow-rule.ts';

/**
 * How a workflow function gets the record's id. `map-qualified` is what Zoho's tutorial on connections in toppings
 * shows (`contact.get("Contacts.ID")`, documented); the others are what sister products do (inferred).
 */
export const entryStyles = ['map-qualified', 'map-plain', 'scalar-id'] as const;

export type EntryStyle = (typeof entryStyles)[number];

/** What the generated functions take for granted about the platform and no page settles for good. */
export interface Platform {
  readonly entryStyle: EntryStyle;
  /** The integration task that reads a variable of the topping. */
  readonly variableTask: string;
}

interface WidgetPage {
  readonly name: string;
  /** The page, relative to the folder of the widgets: `settings.html`. */
  readonly page: string;
}

/**
 * A page of the topping, and the slot that it shows in. The console, not the manifest, ties a widget to its slot. These
 * are the slots that the console has (https://www.bigin.com/developer/docs/toppings/overview-components.html, documented).
 */
export type Widget =
  | (WidgetPage & { readonly placement: 'settings' })
  | (WidgetPage & {
      readonly placement: 'button' | 'related-list';
      /** The API name of the module whose records have the button or the list. */
      readonly module: string;
      /** What people read on the button or above the list. */
      readonly label: string;
    });

/** The whole product, as data. */
export interface Topping {
  readonly kind: 'topping';
  /** Small letters, digits and hyphens: it names files. */
  readonly name: string;
  /** What people read in the marketplace. */
  readonly displayName: string;
  readonly description: string;
  /** The prefix that the console gave to the topping's fields and variables, once it is known. */
  readonly namespace?: string;
  /** Three numbers: `1.4.0`. */
  readonly version: string;
  readonly platform: Platform;
  readonly mappings: readonly Mapping[];
  /** The functions beside those of the mappings. */
  readonly companions: readonly Companion[];
  /** The functions that work with other services. */
  readonly serviceFunctions: readonly ServiceFunction[];
  readonly connections: readonly Connection[];
  readonly variables: readonly Variable[];
  readonly customFields: readonly CustomField[];
  readonly rules: readonly WorkflowRule[];
  readonly schedules: readonly Schedule[];
  readonly widgets: readonly Widget[];
  /** For a topping that goes to the marketplace. */
  readonly listing?: Listing;
  readonly definedAt?: DefinitionPlace;
}

/** A topping that works with no other service need not say so. */
export type ToppingDefinition = Omit<Topping, 'kind' | 'definedAt' | 'serviceFunctions'> &
  Partial<Pick<Topping, 'serviceFunctions'>>;

/**
 * Puts the parts of a topping together. Check it with `checkTopping` before anything is generated from it.
 *
 * @example
 * export const topping = defineTopping({
 *   name: 'bigin-books-topping',
 *   displayName: 'Contact sync for Zoho Books',
 *   description: 'Keeps Books customers in step with Bigin contacts.',
 *   version: '0.1.0',
 *   platform: { entryStyle: 'map-qualified', variableTask: 'zoho.bigin.getOrgVariable' },
 *   mappings: [contactToBooks],
 *   companions: [contactRemoved, retryPending],
 *   connections: [biginConnection, booksConnection],
 *   variables: [booksOrganizationId, zohoDataCentre],
 *   customFields: [syncStatus, syncReason, booksCustomer, syncMemory, syncMark],
 *   rules: [contactToBooksRule, contactRemovedRule],
 *   schedules: [hourlyRetry],
 *   widgets: [],
 * });
 */
export function defineTopping(definition: ToppingDefinition): Topping {
  const definedAt = placeOfCall(defineTopping);
  return Object.freeze({
    kind: 'topping',
    serviceFunctions: [],
    ...definition,
    ...(definedAt && { definedAt }),
  });
}

/**
 * The folder of the project, as a file URL: the one above the folder that the topping was put together in.
 * Undefined when the engine did not tell where that was, and for what only a cast makes a topping.
 */
export function projectRootOf(topping: Topping): string | undefined {
  const place: DefinitionPlace | undefined = topping?.definedAt;
  return place && new URL('..', place.file).href;
}
