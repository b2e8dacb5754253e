import type { Provenance } from './provenance.ts';

/** One error that Bigin answers with. */
export interface BiginError extends Provenance {
  /** Also the key in {@link biginErrors}. */
  readonly code: string;
  /** The status when the whole answer is this error. */
  readonly httpStatus: number;
  readonly message: string;
  /**
   * `request`: the answer's body is `{code, details, message, status: "error"}`.
   * `record`: that object stands in `data[]`; when other records of the call succeeded, the status is 202.
   */
  readonly level: 'request' | 'record';
}

const statusPage = 'https://www.bigin.com/developer/docs/apis/v2/status-codes.html';
const insertPage = 'https://www.bigin.com/developer/docs/apis/v2/insert-records.html';
const limitPage = 'https://www.zoho.com/bigin/developer/docs/apis/api-limits.html';
// Bigin shares its API with Zoho CRM, whose OpenAPI file lists codes and messages: https://github.com/zoho/crm-oas
const crmFile = 'https://github.com/zoho/crm-oas';

/** The errors of Bigin's REST API, by code. */
export const biginErrors = {
  INVALID_TOKEN: {
    code: 'INVALID_TOKEN',
    httpStatus: 401,
    message: 'invalid oauth token',
    level: 'request',
    source: statusPage,
    confidence: 'observed',
  },
  AUTHENTICATION_FAILURE: {
    code: 'AUTHENTICATION_FAILURE',
    httpStatus: 401,
    message: 'Authentication failed',
    level: 'request',
    source: statusPage,
    confidence: 'observed',
    note: 'No usable token came with the request.',
  },
  OAUTH_SCOPE_MISMATCH: {
    code: 'OAUTH_SCOPE_MISMATCH',
    httpStatus: 401,
    message: 'invalid oauth scope to access this URL',
    level: 'request',
    source: crmFile,
    confidence: 'observed',
  },
  NO_PERMISSION: {
    code: 'NO_PERMISSION',
    httpStatus: 403,
    message: 'permission denied',
    level: 'request',
    source: crmFile,
    confidence: 'inferred',
  },
  INVALID_MODULE: {
    code: 'INVALID_MODULE',
    httpStatus: 400,
    message: 'the module name given seems to be invalid',
    level: 'request',
    source: crmFile,
    confidence: 'inferred',
  },
  INVALID_URL_PATTERN: {
    code: 'INVALID_URL_PATTERN',
    httpStatus: 404,
    message: 'Please check if the URL trying to access is a correct one',
    level: 'request',
    source: crmFile,
    confidence: 'inferred',
  },
  INVALID_REQUEST_METHOD: {
    code: 'INVALID_REQUEST_METHOD',
    httpStatus: 405,
    message: 'The http request method type is not a valid one',
    level: 'request',
    source: crmFile,
    confidence: 'inferred',
  },
  REQUIRED_PARAM_MISSING: {
    code: 'REQUIRED_PARAM_MISSING',
    httpStatus: 400,
    message: 'One of the expected parameter is missing',
    level: 'request',
    source: crmFile,
    confidence: 'inferred',
    note: 'What a read without `fields` is answered with.',
  },
  LIMIT_EXCEEDED: {
    code: 'LIMIT_EXCEEDED',
    httpStatus: 400,
    message: 'limit exceeded',
    level: 'request',
    source: limitPage,
    confidence: 'inferred',
    note: 'Too many records or fields in a call. Some organizations get it for used-up credits as well.',
  },
  TOO_MANY_REQUESTS: {
    code: 'TOO_MANY_REQUESTS',
    httpStatus: 429,
    message: 'You have reached the maximum API limit.',
    level: 'request',
    source: limitPage,
    confidence: 'inferred',
  },
  INTERNAL_ERROR: {
    code: 'INTERNAL_ERROR',
    httpStatus: 500,
    message: 'Internal Server Error',
    level: 'request',
    source: crmFile,
    confidence: 'inferred',
  },
  MANDATORY_NOT_FOUND: {
    code: 'MANDATORY_NOT_FOUND',
    httpStatus: 400,
    message: 'required field not found',
    level: 'record',
    source: insertPage,
    confidence: 'observed',
    note: 'details: {api_name, json_path}.',
  },
  INVALID_DATA: {
    code: 'INVALID_DATA',
    httpStatus: 400,
    message: 'invalid data',
    level: 'record',
    source: insertPage,
    confidence: 'inferred',
    note: 'details: {api_name, expected_data_type or maximum_length, json_path}. Also a value that is too long, and an id that is unknown or deleted.',
  },
  DUPLICATE_DATA: {
    code: 'DUPLICATE_DATA',
    httpStatus: 400,
    message: 'duplicate data',
    level: 'record',
    source: insertPage,
    confidence: 'inferred',
    note: 'details: {api_name, id}; the id is that of the record that has the value already.',
  },
  RECORD_LOCKED: {
    code: 'RECORD_LOCKED',
    httpStatus: 400,
    message: 'the record is locked',
    level: 'record',
    source: crmFile,
    confidence: 'inferred',
  },
} as const satisfies Readonly<Record<string, BiginError>>;

export type BiginErrorCode = keyof typeof biginErrors;
