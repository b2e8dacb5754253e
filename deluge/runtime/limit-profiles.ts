import { type Limit, limits } from '../../zoho/index.ts';
import type { Limits } from './usage.ts';

const { deluge } = limits;

/** Each limit with where it was learned; null for one that no page names. */
export type LimitSources = Readonly<Record<keyof Limits, Limit | null>>;

/** The limits of one place where functions run. */
export interface LimitProfile {
  readonly title: string;
  readonly sources: LimitSources;
  readonly note?: string;
}

const language: LimitSources = {
  statements: deluge.statements,
  httpCalls: null,
  callDepth: deluge.callDepth,
  infoCharacters: deluge.infoText,
  httpCallMs: deluge.invokeUrlTime,
  runMs: null,
  zohoAnswerBytes: deluge.invokeUrlAnswerFromZoho,
  otherAnswerBytes: deluge.invokeUrlAnswerFromElsewhere,
  returnBytes: null,
};

const crm: LimitSources = {
  ...language,
  statements: deluge.crmLines,
  runMs: deluge.crmRunTime,
  returnBytes: deluge.functionAnswer,
};

/**
 * The limits by product and by how a function is started. A product of its own is one entry here; the numbers stand in
 * `zoho/limits.ts` with their pages.
 */
export const limitProfiles = {
  language: {
    title: 'Deluge in general',
    sources: language,
    note: 'The page of the language; it says itself that its numbers may not be accurate.',
  },
  crm: { title: 'Zoho CRM', sources: crm },
  'crm-workflow': {
    title: 'Zoho CRM, started by a workflow rule',
    sources: { ...crm, runMs: deluge.automationRunTime },
  },
  'crm-button': { title: 'Zoho CRM, started by a button', sources: { ...crm, runMs: deluge.buttonRunTime } },
  'crm-schedule': {
    title: 'Zoho CRM, started by a schedule',
    sources: { ...crm, runMs: deluge.scheduleRunTime },
  },
  'crm-rest': { title: 'Zoho CRM, called over REST', sources: { ...crm, runMs: deluge.restRunTime } },
  bigin: {
    title: 'Bigin',
    sources: crm,
    note: 'No page gives limits of its own for Bigin: these are those of Zoho CRM, whose functions it shares.',
  },
  creator: {
    title: 'Zoho Creator',
    sources: { ...language, zohoAnswerBytes: deluge.invokeUrlAnswerFromElsewhere },
    note: 'Creator takes answers of 5 MB from everywhere.',
  },
} as const satisfies Readonly<Record<string, LimitProfile>>;

export type LimitProfileName = keyof typeof limitProfiles;

/** The numbers of a profile; what no page limits is unlimited. */
export function limitsOf(name: LimitProfileName): Limits {
  const { sources } = limitProfiles[name];
  const value = (limit: keyof Limits): number => sources[limit]?.value ?? Number.POSITIVE_INFINITY;
  return {
    statements: value('statements'),
    httpCalls: value('httpCalls'),
    callDepth: value('callDepth'),
    infoCharacters: value('infoCharacters'),
    httpCallMs: value('httpCallMs'),
    runMs: value('runMs'),
    zohoAnswerBytes: value('zohoAnswerBytes'),
    otherAnswerBytes: value('otherAnswerBytes'),
    returnBytes: value('returnBytes'),
  };
}

/**
 * The limits of a function of Zoho CRM, which stand in for Bigin's. Of the two numbers that pages give for statements
 * the greater one is taken, because scripts that pass the smaller one run on CRM.
 */
export const defaultLimits: Limits = limitsOf('bigin');
