import type { Provenance } from './provenance.ts';

export type LimitUnit =
  | 'statements'
  | 'lines'
  | 'calls'
  | 'calls a minute'
  | 'calls a day'
  | 'credits'
  | 'credits a day'
  | 'milliseconds'
  | 'bytes'
  | 'characters'
  | 'records'
  | 'fields'
  | 'criteria'
  | 'files'
  | 'entries'
  | 'tokens'
  | 'channels';

/** A number that the platform does not let a caller exceed. */
export interface Limit extends Provenance {
  readonly value: number;
  readonly unit: LimitUnit;
}

/** A rule that is not a number: a set of texts, or the form that a name must have. */
export interface PackageRule<Value> extends Provenance {
  readonly value: Value;
}

type Limits = Readonly<Record<string, Limit>>;

const limitations = 'https://www.zoho.com/deluge/help/limitations.html';
const invokeUrl = 'https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html';
const serverless = 'https://www.zoho.com/crm/developer/docs/serverless-architecture/deluge-limits.html';
// Pages give sizes in KB and MB. That these are powers of 1,024 is our reading.
const kilobyte = 1_024;
const megabyte = 1_024 * kilobyte;

/** What one run of a Deluge function may do. No page states limits of Bigin's own: these are the language's and CRM's. */
export const delugeLimits = {
  statements: {
    value: 5_000,
    unit: 'statements',
    source: limitations,
    confidence: 'documented',
    note: 'Rounds of a loop count; sendmail and invokeurl count as one.',
  },
  callDepth: {
    value: 75,
    unit: 'calls',
    source: limitations,
    confidence: 'documented',
    note: 'The page speaks of recursive functions, and of calls within one function: depth is our reading.',
  },
  crmLines: {
    value: 200_000,
    unit: 'lines',
    source: serverless,
    confidence: 'documented',
    note: 'Contradicts the 5,000 statements; the lower number is the safe one.',
  },
  crmRunTime: { value: 60_000, unit: 'milliseconds', source: serverless, confidence: 'documented' },
  automationRunTime: {
    value: 30_000,
    unit: 'milliseconds',
    source: serverless,
    confidence: 'observed',
    note: 'For functions that a workflow rule starts; stated for Java and Node functions.',
  },
  scheduleRunTime: { value: 900_000, unit: 'milliseconds', source: serverless, confidence: 'observed' },
  buttonRunTime: { value: 10_000, unit: 'milliseconds', source: serverless, confidence: 'observed' },
  restRunTime: { value: 60_000, unit: 'milliseconds', source: serverless, confidence: 'observed' },
  invokeUrlTime: { value: 40_000, unit: 'milliseconds', source: invokeUrl, confidence: 'documented' },
  invokeUrlAnswerFromZoho: {
    value: 15 * megabyte,
    unit: 'bytes',
    source: invokeUrl,
    confidence: 'documented',
    note: 'An older page says 50 MB.',
  },
  invokeUrlAnswerFromElsewhere: {
    value: 5 * megabyte,
    unit: 'bytes',
    source: invokeUrl,
    confidence: 'documented',
  },
  invokeApiConnectTime: {
    value: 10_000,
    unit: 'milliseconds',
    source: 'https://www.zoho.com/deluge/help/webhook/invokeapitask.html',
    confidence: 'documented',
  },
  functionAnswer: { value: 10 * megabyte, unit: 'bytes', source: serverless, confidence: 'documented' },
  restBody: { value: 95_000, unit: 'characters', source: serverless, confidence: 'observed' },
  replaceAllText: {
    value: 300 * kilobyte,
    unit: 'bytes',
    source: 'https://www.zoho.com/deluge/help/functions/string/replaceall.html',
    confidence: 'documented',
    note: 'For each argument and for the result.',
  },
  repeatText: {
    value: 100_000,
    unit: 'characters',
    source: 'https://www.zoho.com/deluge/help/functions/string/repeat.html',
    confidence: 'documented',
    note: 'For the text and for the result.',
  },
  toMapText: {
    value: 5 * megabyte,
    unit: 'bytes',
    source: 'https://www.zoho.com/deluge/help/functions/string/tomap.html',
    confidence: 'documented',
  },
  csvLoopFile: {
    value: 2 * megabyte,
    unit: 'bytes',
    source: 'https://www.zoho.com/deluge/help/list-manipulations/for-each-element.html',
    confidence: 'documented',
  },
  infoText: {
    value: 500 * kilobyte,
    unit: 'bytes',
    source: 'https://www.zoho.com/creator/help/script/info.html',
    confidence: 'documented',
    note: 'Stated for Creator, which cuts the rest.',
  },
  bulkTaskRecords: { value: 100, unit: 'records', source: limitations, confidence: 'documented' },
  getRecordsPage: { value: 200, unit: 'records', source: limitations, confidence: 'documented' },
  searchCriteria: {
    value: 10,
    unit: 'criteria',
    source: 'https://www.zoho.com/deluge/help/crm/search-records.html',
    confidence: 'documented',
  },
} as const satisfies Limits;

const biginCredits = 'https://www.zoho.com/bigin/developer/docs/apis/api-limits.html';
const biginRead = 'https://www.bigin.com/developer/docs/apis/v2/get-records.html';
const biginWatch = 'https://www.bigin.com/developer/docs/apis/v2/notifications.html';

/** What Bigin's REST API allows. A day is a rolling window of 24 hours. */
export const biginLimits = {
  freeCredits: { value: 5_000, unit: 'credits a day', source: biginCredits, confidence: 'documented' },
  paidCreditsBase: { value: 50_000, unit: 'credits a day', source: biginCredits, confidence: 'documented' },
  paidCreditsPerUser: { value: 250, unit: 'credits a day', source: biginCredits, confidence: 'documented' },
  paidCreditsCap: { value: 100_000, unit: 'credits a day', source: biginCredits, confidence: 'documented' },
  creditsPerCall: { value: 1, unit: 'credits', source: biginCredits, confidence: 'documented' },
  creditsPerReadByView: { value: 3, unit: 'credits', source: biginCredits, confidence: 'documented' },
  recordsPerWriteCredit: { value: 10, unit: 'records', source: biginCredits, confidence: 'documented' },
  creditsPerBulkRead: { value: 50, unit: 'credits', source: biginCredits, confidence: 'documented' },
  creditsPerBulkWrite: { value: 500, unit: 'credits', source: biginCredits, confidence: 'documented' },
  concurrentCalls: {
    value: 5,
    unit: 'calls',
    source: biginCredits,
    confidence: 'inferred',
    note: 'The page says that there is a limit and not which; this is what CRM allows its smallest edition.',
  },
  recordsPerWrite: { value: 100, unit: 'records', source: biginCredits, confidence: 'documented' },
  recordsPerTagging: { value: 500, unit: 'records', source: biginCredits, confidence: 'documented' },
  fieldsPerRead: { value: 50, unit: 'fields', source: biginRead, confidence: 'documented' },
  recordsPerPage: { value: 200, unit: 'records', source: biginRead, confidence: 'documented' },
  recordsWithoutPageToken: { value: 2_000, unit: 'records', source: biginRead, confidence: 'documented' },
  searchLag: {
    value: 20_000,
    unit: 'milliseconds',
    source: 'https://www.bigin.com/developer/docs/apis/v2/search-records.html',
    confidence: 'observed',
    note: 'How far a search may lag behind a write: 10 to 20 seconds were seen.',
  },
  watchLife: { value: 86_400_000, unit: 'milliseconds', source: biginWatch, confidence: 'documented' },
  watchDefaultLife: { value: 7_200_000, unit: 'milliseconds', source: biginWatch, confidence: 'observed' },
  watchToken: { value: 50, unit: 'characters', source: biginWatch, confidence: 'documented' },
  watchChannels: { value: 100, unit: 'channels', source: biginWatch, confidence: 'documented' },
} as const satisfies Limits;

const crmLimitsPage = 'https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html';

/** What Zoho CRM's REST API allows beyond what it shares with Bigin: records per call, fields per read, pages. */
export const crmLimits = {
  freeCredits: { value: 5_000, unit: 'credits a day', source: crmLimitsPage, confidence: 'documented' },
  paidCreditsBase: { value: 50_000, unit: 'credits a day', source: crmLimitsPage, confidence: 'documented' },
  concurrentCalls: {
    value: 10,
    unit: 'calls',
    source: crmLimitsPage,
    confidence: 'documented',
    note: 'Of the Standard edition; from 5 to 25 by edition.',
  },
} as const satisfies Limits;

const booksIntroduction = 'https://www.zoho.com/books/api/v3/introduction/';
const booksContacts = 'https://www.zoho.com/books/api/v3/contacts/';

/**
 * What the Books REST API allows an organization. Every answer carries `x-rate-limit-limit`, `-remaining` and `-reset`
 * (seconds): what they say counts, because live organizations differ from the table.
 */
export const booksLimits = {
  callsPerMinute: { value: 100, unit: 'calls a minute', source: booksIntroduction, confidence: 'documented' },
  freeCalls: { value: 1_000, unit: 'calls a day', source: booksIntroduction, confidence: 'documented' },
  standardCalls: { value: 2_000, unit: 'calls a day', source: booksIntroduction, confidence: 'inferred' },
  professionalCalls: {
    value: 5_000,
    unit: 'calls a day',
    source: booksIntroduction,
    confidence: 'inferred',
    note: 'A live Professional organization answered with a limit of 1,000.',
  },
  largestPlanCalls: {
    value: 10_000,
    unit: 'calls a day',
    source: booksIntroduction,
    confidence: 'documented',
  },
  freeConcurrentCalls: { value: 5, unit: 'calls', source: booksIntroduction, confidence: 'inferred' },
  paidConcurrentCalls: { value: 10, unit: 'calls', source: booksIntroduction, confidence: 'inferred' },
  recordsPerPage: { value: 200, unit: 'records', source: booksContacts, confidence: 'documented' },
  filterText: { value: 100, unit: 'characters', source: booksContacts, confidence: 'documented' },
} as const satisfies Limits;

const oauthPage = 'https://www.zoho.com/crm/developer/docs/api/v8/token-validity.html';

/** What Zoho Accounts allows. */
export const oauthLimits = {
  accessTokenLife: { value: 3_600_000, unit: 'milliseconds', source: oauthPage, confidence: 'documented' },
  accessTokensPerWindow: {
    value: 10,
    unit: 'tokens',
    source: oauthPage,
    confidence: 'documented',
    note: 'For one refresh token in one window; then it is blocked for the rest of the window.',
  },
  accessTokenWindow: { value: 600_000, unit: 'milliseconds', source: oauthPage, confidence: 'documented' },
  liveAccessTokens: {
    value: 15,
    unit: 'tokens',
    source: oauthPage,
    confidence: 'documented',
    note: 'For one refresh token; the next drops the oldest. Other pages say 30.',
  },
  codeLife: {
    value: 120_000,
    unit: 'milliseconds',
    source: oauthPage,
    confidence: 'inferred',
    note: 'Pages say one or two minutes.',
  },
  codesPerMinute: {
    value: 4,
    unit: 'calls a minute',
    source: 'https://help.zoho.com/portal/en/kb/projects/developers-space/api/articles/faqs-api',
    confidence: 'documented',
    note: 'For one user and one client; stated for Projects. The next is blocked for ten minutes.',
  },
  codeBlock: {
    value: 600_000,
    unit: 'milliseconds',
    source: 'https://help.zoho.com/portal/en/kb/projects/developers-space/api/articles/faqs-api',
    confidence: 'documented',
  },
  refreshTokensPerMinute: { value: 5, unit: 'tokens', source: oauthPage, confidence: 'documented' },
  refreshTokensPerUser: {
    value: 20,
    unit: 'tokens',
    source: oauthPage,
    confidence: 'documented',
    note: 'The next drops the oldest silently.',
  },
} as const satisfies Limits;

const packer = 'https://www.npmjs.com/package/zoho-extension-toolkit';

/** What a widget zip may hold. Observed by running the vendor's packer (1.0.24) on packages at and past each limit. */
export const widgetPackageLimits = {
  files: {
    value: 250,
    unit: 'files',
    source: packer,
    confidence: 'observed',
    note: 'A file under app/translations counts twice.',
  },
  fileSize: { value: 5_000_000, unit: 'bytes', source: packer, confidence: 'observed' },
  totalSize: {
    value: 20_000_000,
    unit: 'bytes',
    source: packer,
    confidence: 'inferred',
    note: 'The packer holds this rule and applies it to no service; the console may.',
  },
  fileName: { value: 50, unit: 'characters', source: packer, confidence: 'observed' },
  cspEntries: {
    value: 10,
    unit: 'entries',
    source: packer,
    confidence: 'observed',
    note: 'Of connect-src under cspDomains in the manifest.',
  },
} as const satisfies Limits;

/** What files in a widget zip may be called. */
export const widgetPackageRules = {
  folderName: { value: /^[A-Za-z0-9_$-]*$/, source: packer, confidence: 'observed', note: 'No dots.' },
  fileName: { value: /^[A-Za-z0-9_.$-]*$/, source: packer, confidence: 'observed' },
  extensions: {
    value: [
      '.jpg',
      '.jpeg',
      '.png',
      '.gif',
      '.svg',
      '.css',
      '.woff',
      '.woff2',
      '.ttf',
      '.eot',
      '.webm',
      '.js',
      '.mp3',
      '.mp4',
      '.json',
      '.txt',
      '.md',
      '.xml',
      '.dre',
      '.html',
    ],
    source: packer,
    confidence: 'observed',
    note: 'Lower case only. The packer drops any other file and still exits with 0.',
  },
  manifestServices: {
    value: ['BIGIN'],
    source: packer,
    confidence: 'observed',
    note: 'The value of `service` in plugin-manifest.json, exactly so. Other products have their own.',
  },
} as const satisfies Readonly<Record<string, PackageRule<RegExp | readonly string[]>>>;

/** Every limit, by the part of Zoho that sets it. */
export const limits = {
  deluge: delugeLimits,
  bigin: biginLimits,
  crm: crmLimits,
  books: booksLimits,
  oauth: oauthLimits,
  widgetPackage: widgetPackageLimits,
} as const satisfies Readonly<Record<string, Limits>>;
