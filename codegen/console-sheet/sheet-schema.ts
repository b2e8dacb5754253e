import { z } from 'zod';
import { sheetVersion } from './sheet.ts';

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 in small hexadecimal digits');

const settings = z
  .array(z.strictObject({ label: z.string(), value: z.string(), advice: z.string().exactOptional() }))
  .describe('Further values of the form, by their labels');

const body = {
  file: z.string().describe('Where the text stands in the project'),
  sha256: digest.describe('SHA-256 of the body in UTF-8, with line feeds'),
  body: z.string().describe('The Deluge to paste'),
};

/** The form of a console sheet's JSON. */
export const sheetSchema = z
  .strictObject({
    protocol: z.literal(sheetVersion).describe('The version of this form'),
    topping: z.strictObject({
      name: z.string(),
      namespace: z.string().exactOptional().describe('The prefix that the console gave, once it is known'),
      version: z.string(),
    }),
    connections: z.array(
      z.strictObject({
        displayName: z.string(),
        linkName: z.string().describe('What Deluge calls the connection'),
        service: z.string(),
        settings,
        scopes: z.array(
          z.strictObject({
            scope: z.string(),
            neededBy: z.array(z.string()).describe('The calls that need the scope'),
          }),
        ),
      }),
    ),
    fields: z.array(
      z.strictObject({
        module: z.string(),
        label: z.string().describe('The label to make the field with: the API name comes from it'),
        apiName: z.string().describe('Without the namespace'),
        type: z.string(),
        unique: z.boolean(),
        description: z.string(),
        settings,
      }),
    ),
    package: z
      .strictObject({ file: z.string(), bytes: z.int().nonnegative(), sha256: digest })
      .nullable()
      .describe('The widget zip'),
    widgets: z.array(
      z.strictObject({
        name: z.string(),
        file: z.string().describe('The page in the widget zip'),
        slot: z.enum(['settings', 'button', 'related-list']),
        module: z.string().exactOptional(),
        label: z.string().exactOptional(),
      }),
    ),
    variables: z.array(
      z.strictObject({
        name: z.string(),
        apiName: z.string().describe('Without the namespace'),
        description: z.string(),
        visibility: z.string(),
        defaultValue: z.string(),
      }),
    ),
    functions: z.array(
      z.strictObject({
        name: z.string(),
        category: z.string().describe('What starts the function: automation, schedule, standalone'),
        returnType: z.string(),
        arguments: z.array(z.strictObject({ name: z.string(), type: z.string() })),
        ...body,
      }),
    ),
    rules: z.array(
      z.strictObject({
        name: z.string(),
        module: z.string(),
        description: z.string(),
        trigger: z.enum(['create', 'create-or-edit', 'edit', 'delete']),
        criteria: z.string().describe('In plain words; empty when the rule holds for every record'),
        functionName: z.string(),
      }),
    ),
    schedules: z.array(
      z.strictObject({
        name: z.string(),
        description: z.string(),
        every: z.string().describe('In plain words'),
        functionName: z.string(),
      }),
    ),
    installActions: z.array(z.strictObject({ event: z.enum(['installation', 'uninstallation']), ...body })),
    releaseNotes: z.string(),
    listing: z
      .strictObject({
        name: z.string(),
        shortDescription: z.string(),
        description: z.string(),
        logo: z.string().describe('Where the image stands in the project'),
        privacyPolicy: z.string().describe('Its address; empty until it has been published'),
        termsOfService: z.string().describe('Their address; empty until they have been published'),
        personalData: z.array(z.string()),
      })
      .nullable()
      .describe('Null for a topping that does not go to the marketplace'),
  })
  .describe('All that a person enters in the Bigin Developer Console for one version of a topping.');

/** The published schema of the sheet's JSON, as a page of `docs/`. */
export const sheetSchemaPage = {
  path: 'docs/console-sheet.schema.json',
  text: `${JSON.stringify({ ...z.toJSONSchema(sheetSchema), title: `Console sheet, version ${sheetVersion}` }, null, 2)}\n`,
} as const;
