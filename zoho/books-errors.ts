import type { Provenance } from './provenance.ts';

/** One error that Books answers with: `{code, message}`. Any code but 0 is an error, whatever the HTTP status says. */
export interface BooksError extends Provenance {
  readonly code: number;
  readonly httpStatus: number;
  /** The text. Names in braces stand for values of the call. */
  readonly message: string;
}

const errorsPage = 'https://www.zoho.com/books/api/v3/errors/';
const introductionPage = 'https://www.zoho.com/books/api/v3/introduction/';
const contactsPage = 'https://www.zoho.com/books/api/v3/contacts/';
const delugePage = 'https://www.zoho.com/deluge/help/books/fetch-records';

/**
 * The errors of the Books REST API that a caller of contacts meets. Lists in public code contradict each other: judge an
 * answer by its HTTP status first and by its code second.
 */
export const booksErrors = {
  invalidValue: {
    code: 2,
    httpStatus: 400,
    message: 'Invalid value passed for {field}',
    source: delugePage,
    confidence: 'documented',
  },
  invalidElement: {
    code: 4,
    httpStatus: 400,
    message: 'Invalid element {field}',
    source: errorsPage,
    confidence: 'inferred',
  },
  invalidUrl: {
    code: 5,
    httpStatus: 404,
    message: 'Invalid URL Passed',
    source: errorsPage,
    confidence: 'inferred',
  },
  invalidToken: {
    code: 14,
    httpStatus: 401,
    message: 'Invalid OAuth access token.',
    source: errorsPage,
    confidence: 'inferred',
    note: 'The status is documented, code and text are not. Code 57 is seen in its place.',
  },
  valueTooLong: {
    code: 15,
    httpStatus: 400,
    message: 'Please ensure that the {field} has less than {limit} characters.',
    source: errorsPage,
    confidence: 'inferred',
  },
  perMinuteLimit: {
    code: 44,
    httpStatus: 429,
    message:
      'For security reasons you have been blocked for some time as you have exceeded the maximum number of requests per minute that can be made from one account.',
    source: introductionPage,
    confidence: 'inferred',
  },
  dailyLimit: {
    code: 45,
    httpStatus: 429,
    message: 'Your organization has exceeded the number of API calls that its plan allows a day.',
    source: introductionPage,
    confidence: 'inferred',
  },
  notAuthorized: {
    code: 57,
    httpStatus: 401,
    message: 'You are not authorized to perform this operation',
    source: errorsPage,
    confidence: 'observed',
    note: 'What a token without the scope gets.',
  },
  internal: {
    code: 1000,
    httpStatus: 500,
    message: 'Internal error',
    source: errorsPage,
    confidence: 'documented',
  },
  notFound: {
    code: 1002,
    httpStatus: 404,
    message: '{resource} does not exist.',
    source: errorsPage,
    confidence: 'documented',
    note: 'The page shows "Invoice does not exist."; the status is inferred.',
  },
  malformedJson: {
    code: 1038,
    httpStatus: 400,
    message: 'JSON is not well formed',
    source: errorsPage,
    confidence: 'observed',
  },
  nameTaken: {
    code: 3062,
    httpStatus: 400,
    message: 'The customer "{name}" already exists. Please specify a different name.',
    source: contactsPage,
    confidence: 'observed',
    note: 'For create and update, and for vendors too. Seen by five independent projects.',
  },
  customFieldValueTaken: {
    code: 3066,
    httpStatus: 400,
    message: 'The value of the field "{field}" already exists. Please enter another value.',
    source: contactsPage,
    confidence: 'inferred',
    note: 'That duplicates are refused is documented; no public answer shows code and text. Go by the status.',
  },
  concurrentLimit: {
    code: 1070,
    httpStatus: 429,
    message: 'Your organization has exceeded the number of API calls that it may make at one time.',
    source: introductionPage,
    confidence: 'inferred',
  },
  notInOrganization: {
    code: 6041,
    httpStatus: 400,
    message: 'This user is not associated with the CompanyID/CompanyName:{organization}.',
    source: delugePage,
    confidence: 'documented',
    note: 'Code and text are documented; the status is observed.',
  },
} as const satisfies Readonly<Record<string, BooksError>>;

export type BooksErrorName = keyof typeof booksErrors;
