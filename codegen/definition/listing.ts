/** What a topping can store about a person, as the marketplace's form is told. */
export const personalData = [
  'name',
  'e-mail address',
  'phone number',
  'postal address',
  'employer',
  'job title',
  'notes about the person',
] as const;

export type PersonalData = (typeof personalData)[number];

/** What is sent in with a topping that goes to the marketplace. Its name there is the topping's `displayName`. */
export interface Listing {
  /** One line: what the topping does for people. */
  readonly shortDescription: string;
  readonly description: string;
  /** The image, relative to the project: `topping/listing/logo.png`. */
  readonly logo: string;
  /** The address of the published document. Leave it out until there is one. */
  readonly privacyPolicy?: string;
  /** The address of the published document. Leave it out until there is one. */
  readonly termsOfService?: string;
  /** What the topping stores about people, in Books as well: checked against what the mappings copy. */
  readonly personalData: readonly PersonalData[];
}
