import { describe, expect, test } from 'vitest';
import {
  defaultLimits,
  type LimitProfileName,
  limitProfiles,
  limitsOf,
} from '../../../deluge/runtime/limit-profiles.ts';
import { usageReport, usageWarnings } from '../../../deluge/runtime/usage-report.ts';
import { errorOf, infoOf, runDeluge } from '../../support/run-deluge.ts';

const call = 'r = getUrl("https://www.zohoapis.com/a");\n';
const slow = (elapsedMs: number) => ({
  kind: 'response' as const,
  status: 200,
  headers: {},
  body: 'x',
  elapsedMs,
});

describe('profiles', () => {
  test.each([
    ['language', 'statements', 5_000],
    ['language', 'callDepth', 75],
    ['language', 'runMs', Number.POSITIVE_INFINITY],
    ['crm', 'statements', 200_000],
    ['crm', 'runMs', 60_000],
    ['crm', 'returnBytes', 10 * 1024 * 1024],
    ['crm-workflow', 'runMs', 30_000],
    ['crm-button', 'runMs', 10_000],
    ['crm-schedule', 'runMs', 900_000],
    ['bigin', 'httpCallMs', 40_000],
    ['creator', 'zohoAnswerBytes', 5 * 1024 * 1024],
    ['creator', 'httpCalls', Number.POSITIVE_INFINITY],
  ] as const)('%s: %s is %d', (profile, limit, value) => {
    expect(limitsOf(profile)[limit]).toBe(value);
  });

  test('every number has a page', () => {
    for (const name of Object.keys(limitProfiles)) {
      for (const limit of Object.values(limitProfiles[name as LimitProfileName].sources)) {
        if (limit) expect(limit.source).toMatch(/^https:/);
      }
    }
  });

  test("Bigin's is the usual one", () => {
    expect(defaultLimits).toEqual(limitsOf('bigin'));
  });
});

describe('statements', () => {
  // The sample of https://www.zoho.com/deluge/help/limitations.html: a loop of two statements over five elements.
  test('a loop counts as the page counts it', () => {
    const { outcome } = runDeluge('for each x in {1,2,3,4,5}\n{\n\ta = x;\n\tb = x;\n}');
    expect(outcome.usage.statements).toBe(15);
  });

  test('invokeurl and sendmail count as one', () => {
    const { outcome } = runDeluge(
      'r = invokeurl [ url :"https://a.example" type :POST ];\nsendmail [ from :zoho.adminuserid to :"a@example.com" subject :"s" message :"m" ]',
      { answers: [{}, {}] },
    );
    expect(outcome.usage.statements).toBe(2);
  });

  test('a loop over nothing is one statement', () => {
    expect(runDeluge('for each x in List()\n{\n\ta = x;\n}').outcome.usage.statements).toBe(1);
  });
});

describe('time', () => {
  test('an answer after 40 seconds is a time-out that the script can catch', () => {
    const text = `try\n{\n\t${call}}\ncatch (e)\n{\n\tinfo e.message;\n}`;
    expect(infoOf(text, { answers: [slow(40_001)] })).toEqual(['socket timeout error']);
    const { outcome } = runDeluge(call, { answers: [slow(40_000)] });
    expect(outcome).toMatchObject({ ok: true, usage: { longestHttpCallMs: 40_000, elapsedMs: 40_000 } });
  });

  test('all waits together end the run, and no catch helps', () => {
    const text = `try\n{\n\t${call}\t${call}}\ncatch (e)\n{\n\tinfo "caught";\n}`;
    const { outcome } = runDeluge(text, { answers: [slow(30_000), slow(30_001)] });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'execution/run-time-limit', line: 4 },
      info: [],
      usage: { elapsedMs: 60_001 },
    });
    expect(runDeluge(text, { answers: [slow(30_000), slow(30_000)] }).outcome.ok).toBe(true);
  });
});

describe('sizes', () => {
  test.each([
    ['https://www.zohoapis.eu/a', 'zohoAnswerBytes'],
    ['https://books.zoho.com.au/a', 'zohoAnswerBytes'],
    ['https://www.bigin.com/a', 'zohoAnswerBytes'],
    ['https://notzoho.com/a', 'otherAnswerBytes'],
    ['https://example.com/zoho.com', 'otherAnswerBytes'],
    ['https://zoho.example.org/', 'otherAnswerBytes'],
  ] as const)('an answer of %s is measured by %s', (url, limit) => {
    const text = `r = getUrl("${url}");`;
    const options = { limits: { zohoAnswerBytes: 100, otherAnswerBytes: 100, [limit]: 3 } };
    expect(errorOf(text, { ...options, answers: [{ body: 'ää' }] })).toMatchObject({
      code: 'execution/answer-too-large',
      message: `The answer of ${url} has 4 bytes; 3 are allowed`,
    });
    expect(runDeluge(text, { ...options, answers: [{ body: 'äa' }] }).outcome.ok).toBe(true);
  });

  test('what a function returns is measured as JSON', () => {
    expect(errorOf('return {"a":1};', { limits: { returnBytes: 6 } })).toMatchObject({
      code: 'execution/return-too-large',
      message: 'The function returns 7 bytes; 6 are allowed',
    });
    expect(runDeluge('return "ä";', { limits: { returnBytes: 2 } }).outcome).toMatchObject({
      ok: true,
      usage: { returnBytes: 2 },
    });
  });

  test('what contains itself is returned all the same', () => {
    expect(runDeluge('m = Map();\nm.put("m",m);\nreturn m;').outcome).toMatchObject({
      ok: true,
      usage: { returnBytes: 0 },
    });
  });
});

describe('a report', () => {
  const limits = { ...limitsOf('language'), statements: 10 };

  test('says what was used of what is allowed', () => {
    const { outcome } = runDeluge('a = 1;\ninfo a;', { limits });
    const report = usageReport(outcome.usage, limits);
    expect(report.map(({ limit }) => limit)).toEqual([
      'statements',
      'callDepth',
      'infoCharacters',
      'httpCallMs',
      'zohoAnswerBytes',
      'otherAnswerBytes',
    ]);
    expect(report[0]).toEqual({ limit: 'statements', used: 2, allowed: 10, share: 0.2 });
  });

  test('warns from 80 percent on', () => {
    const warningsAfter = (statements: number) =>
      usageWarnings(runDeluge('a = 1;\n'.repeat(statements), { limits }).outcome.usage, limits);
    expect(warningsAfter(7)).toEqual([]);
    expect(warningsAfter(8)).toEqual([
      {
        code: 'limits/near',
        severity: 'warning',
        message: 'The run used 8 of 10 statements (80 %)',
        hint: 'Fetch and write records in bulk, and leave loops early; more records will exceed the limit.',
      },
    ]);
    expect(warningsAfter(10)[0]?.message).toBe('The run used 10 of 10 statements (100 %)');
    expect(runDeluge('a = 1;\n'.repeat(11), { limits }).outcome).toMatchObject({
      ok: false,
      error: { code: 'runtime/statement-limit' },
    });
  });

  test('writes great numbers so that they can be read', () => {
    const { usage } = runDeluge('info "a".leftpad(420000);').outcome;
    expect(usageWarnings(usage, defaultLimits).map(({ message }) => message)).toEqual([
      'The run used 420,000 of 512,000 characters of info (82 %)',
    ]);
  });
});
