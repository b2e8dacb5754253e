import { z } from 'zod';
import { defaultServices } from '../../zoho/index.ts';
import { filledText, name } from './name-schema.ts';

/** Keys are told one by one: a value that has no place in a definition may be a secret. */
const exactly = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, definedAt: z.unknown().optional() });

const httpsAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).protocol === 'https:',
    'it is no address that begins with https://',
  );

const oauth2 = {
  kind: z.literal('oauth2'),
  tokenUrl: httpsAddress,
  refreshUrl: httpsAddress,
  scopeSeparator: z.enum(['comma', 'space', 'plus']),
  placement: z.enum(['header', 'query']),
};

const authentication = z.discriminatedUnion('kind', [
  z.discriminatedUnion('grant', [
    z.strictObject({ ...oauth2, grant: z.literal('authorization-code'), authorizeUrl: httpsAddress }),
    z.strictObject({ ...oauth2, grant: z.literal('client-credentials') }),
  ]),
  z.strictObject({
    kind: z.literal('api-key'),
    placement: z.enum(['header', 'query', 'form']),
    parameters: z
      .array(z.strictObject({ name: filledText, label: filledText }))
      .nonempty('it names no parameter'),
  }),
  z.strictObject({ kind: z.literal('basic') }),
]);

const customService = exactly({
  kind: z.literal('custom-service'),
  linkName: name('link'),
  label: filledText,
  authentication,
});

const defaultServiceName = z.enum(
  Object.keys(defaultServices) as [keyof typeof defaultServices, ...(keyof typeof defaultServices)[]],
);

/** Which of the two a service is meant to be shows in its type, so that a mistake is told of the right one. */
const service = z.unknown().check((context) => {
  const schema = typeof context.value === 'object' ? customService : defaultServiceName;
  const { error } = schema.safeParse(context.value);
  for (const issue of error?.issues ?? []) context.issues.push({ ...issue, input: context.value } as never);
});

/** The structure of a connection and of the service that it belongs to. */
export const connection = exactly({
  kind: z.literal('connection'),
  service,
  linkName: name('link'),
  label: filledText,
  scopes: z.array(z.union([filledText, z.strictObject({ scope: filledText, because: filledText })])),
});
