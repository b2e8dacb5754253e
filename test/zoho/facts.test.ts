import { describe, expect, test } from 'vitest';
import {
  type BiginError,
  type BooksError,
  biginErrors,
  booksErrors,
  type DataCentre,
  dataCentre,
  dataCentreOf,
  dataCentres,
  type Limit,
  limits,
  type Provenance,
  scopeRules,
  widgetPackageRules,
} from '../../zoho/index.ts';

describe('data centres', () => {
  test('are ten, each under its own key', () => {
    expect(Object.keys(dataCentres)).toEqual(['us', 'eu', 'in', 'au', 'jp', 'cn', 'ca', 'sa', 'uk', 'ae']);
    for (const [key, centre] of Object.entries(dataCentres)) expect(centre.key).toBe(key);
  });

  test('have hosts of their own', () => {
    const centres = Object.values<DataCentre>(dataCentres);
    expect(new Set(centres.map((centre) => centre.accountsHost)).size).toBe(10);
    expect(new Set(centres.map((centre) => centre.apiDomain)).size).toBe(10);
    for (const centre of centres) {
      expect(centre.apiDomain).toMatch(/^https:\/\/www\.zohoapis\.[a-z.]+$/);
      expect(centre.accountsHost).toMatch(/^accounts\.[a-z.]+$/);
    }
  });

  test('that Bigin does not list are inferred, the eight others documented', () => {
    const documented = Object.values<DataCentre>(dataCentres).filter((centre) => centre.biginListed);
    expect(documented).toHaveLength(8);
    for (const centre of Object.values<DataCentre>(dataCentres)) {
      expect(centre.confidence).toBe(centre.biginListed ? 'documented' : 'inferred');
    }
  });

  test('are found by key, or not at all', () => {
    expect(dataCentre('CA')).toMatchObject({
      accountsHost: 'accounts.zohocloud.ca',
      apiDomain: 'https://www.zohoapis.ca',
    });
    for (const key of ['', 'xx', 'constructor', '__proto__', 'toString'])
      expect(dataCentre(key)).toBeUndefined();
  });

  test.each([
    ['https://www.zohoapis.com/bigin/v2/Contacts', 'us'],
    ['https://www.zohoapis.com.au', 'au'],
    ['https://accounts.zoho.com.cn/oauth/v2/token', 'cn'],
    ['http://www.zohoapis.com', undefined],
    ['https://www.zohoapis.com.attacker.example', undefined],
    ['https://www.zohoapis.com@attacker.example/', undefined],
    ['https://www.zohoapis.com:8443/', undefined],
    ['no address', undefined],
  ])('%s belongs to %s', (address, key) => {
    expect(dataCentreOf(address)?.key).toBe(key);
  });
});

describe('errors', () => {
  test('of Bigin stand under their code, with a status that is an error', () => {
    for (const [code, error] of Object.entries<BiginError>(biginErrors)) {
      expect(error.code).toBe(code);
      expect(error.httpStatus, code).toBeGreaterThanOrEqual(400);
    }
    expect(biginErrors.DUPLICATE_DATA).toMatchObject({ level: 'record', httpStatus: 400 });
    expect(biginErrors.TOO_MANY_REQUESTS.httpStatus).toBe(429);
  });

  test('of Books have codes of their own, none of them 0', () => {
    const errors = Object.values<BooksError>(booksErrors);
    expect(new Set(errors.map((error) => error.code)).size).toBe(errors.length);
    for (const error of errors) {
      expect(error.code).toBeGreaterThan(0);
      expect(error.httpStatus).toBeGreaterThanOrEqual(400);
    }
  });

  test('of Books say what callers match on', () => {
    expect(booksErrors.nameTaken).toMatchObject({
      code: 3062,
      httpStatus: 400,
      message: 'The customer "{name}" already exists. Please specify a different name.',
    });
    expect(booksErrors.notInOrganization.code).toBe(6041);
    expect(booksErrors.perMinuteLimit.httpStatus).toBe(429);
    expect(booksErrors.dailyLimit.httpStatus).toBe(429);
  });
});

describe('limits', () => {
  test('are whole positive numbers', () => {
    for (const group of Object.values<Readonly<Record<string, Limit>>>(limits)) {
      for (const [name, limit] of Object.entries(group)) {
        expect(Number.isSafeInteger(limit.value) && limit.value > 0, name).toBe(true);
      }
    }
  });

  test('hold the numbers that the rest of the project relies on', () => {
    expect(limits.deluge.statements.value).toBe(5_000);
    expect(limits.deluge.callDepth.value).toBe(75);
    expect(limits.deluge.invokeUrlTime).toMatchObject({ value: 40_000, unit: 'milliseconds' });
    expect(limits.bigin.recordsPerWrite.value).toBe(100);
    expect(limits.bigin.recordsPerPage.value).toBe(200);
    expect(limits.books.callsPerMinute.value).toBe(100);
    expect(limits.widgetPackage.files.value).toBe(250);
    expect(limits.widgetPackage.fileSize.value).toBe(5_000_000);
    expect(limits.widgetPackage.totalSize.value).toBe(20_000_000);
    expect(limits.widgetPackage.fileName.value).toBe(50);
  });

  test('of names in a widget zip take a plain name and refuse a blank, a letter beyond ASCII and a dotted folder', () => {
    const { fileName, folderName, extensions } = widgetPackageRules;
    expect(fileName.value.test('settings-page_2.min.js')).toBe(true);
    expect(fileName.value.test('my page.html')).toBe(false);
    expect(fileName.value.test('grün.css')).toBe(false);
    expect(folderName.value.test('app$1')).toBe(true);
    expect(folderName.value.test('v1.2')).toBe(false);
    expect(extensions.value).toHaveLength(20);
    expect(extensions.value).not.toContain('.map');
  });
});

test('every fact names a page and how far it can be trusted', () => {
  const facts: Provenance[] = [
    ...Object.values(dataCentres),
    ...Object.values(biginErrors),
    ...Object.values(booksErrors),
    ...Object.values(limits).flatMap((group) => Object.values<Limit>(group)),
    ...Object.values(widgetPackageRules),
    ...scopeRules,
  ];
  expect(facts.length).toBeGreaterThan(120);
  for (const fact of facts) {
    expect(URL.canParse(fact.source)).toBe(true);
    expect(['documented', 'observed', 'inferred']).toContain(fact.confidence);
  }
});
