import type { Provenance } from './provenance.ts';

/** One error that Desk answers with: `{errorCode, message}`. */
export interface DeskError extends Provenance {
  /** Also the key in {@link deskErrors}. */
  readonly errorCode: string;
  readonly httpStatus: number;
  readonly message: string;
}

const errorsPage = 'https://desk.zoho.com/DeskAPIDocument#Errors';

/** The errors of Desk's REST API that a reader of tickets meets, by code. */
export const deskErrors = {
  UNAUTHORIZED: {
    errorCode: 'UNAUTHORIZED',
    httpStatus: 401,
    message: 'You are not authenticated to perform this operation.',
    source: errorsPage,
    confidence: 'observed',
    note: 'Without a token.',
  },
  INVALID_OAUTH: {
    errorCode: 'INVALID_OAUTH',
    httpStatus: 401,
    message: 'The OAuth Token you provided is invalid.',
    source: errorsPage,
    confidence: 'observed',
    note: 'A token that is unknown, has ended, or belongs to another data centre.',
  },
  SCOPE_MISMATCH: {
    errorCode: 'SCOPE_MISMATCH',
    httpStatus: 403,
    message: 'The OAuth Token does not contain the scope to perform this operation.',
    source: errorsPage,
    confidence: 'observed',
  },
  OAUTH_ORG_MISMATCH: {
    errorCode: 'OAUTH_ORG_MISMATCH',
    httpStatus: 403,
    message: 'The OAuthToken is not valid for specified organization',
    source: errorsPage,
    confidence: 'observed',
  },
  UNPROCESSABLE_ENTITY: {
    errorCode: 'UNPROCESSABLE_ENTITY',
    httpStatus: 422,
    message: 'Validation error for query params.',
    source: errorsPage,
    confidence: 'inferred',
    note: 'The code is documented; its text for a parameter is not.',
  },
  URL_NOT_FOUND: {
    errorCode: 'URL_NOT_FOUND',
    httpStatus: 404,
    message: 'The URL you provided is invalid.',
    source: errorsPage,
    confidence: 'observed',
    note: 'Also for a record that does not exist. The text is inferred.',
  },
  TOO_MANY_REQUESTS: {
    errorCode: 'TOO_MANY_REQUESTS',
    httpStatus: 429,
    message: 'You have made too many requests. Please try again later.',
    source: errorsPage,
    confidence: 'inferred',
    note: 'The status is documented; code and text are not certain.',
  },
} as const satisfies Readonly<Record<string, DeskError>>;

export type DeskErrorCode = keyof typeof deskErrors;
