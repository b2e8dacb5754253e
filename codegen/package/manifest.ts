import { z } from 'zod';
import { type Diagnostic, type Place, parseJson, SourceFile } from '../../deluge/index.ts';
import { limits, widgetPackageRules } from '../../zoho/index.ts';
import { type JsonPlaces, jsonPointer, placesInJson } from './json-places.ts';
import { packageLayout } from './layout.ts';
import { manifestDiagnostics, manifestKeys } from './manifest-diagnostics.ts';

const { report } = manifestDiagnostics;

const connectSrc = 'connect-src';

const manifestSchema = z.strictObject({
  service: z.literal(widgetPackageRules.manifestServices.value),
  cspDomains: z.strictObject({ [connectSrc]: z.array(z.string()) }).optional(),
});

/** What plugin-manifest.json says. Zoho's packer reads nothing else of it for Bigin. */
export interface PluginManifest {
  readonly service: 'BIGIN';
  /** What the pages may call besides Zoho, as a content security policy states it. */
  readonly cspDomains?: { readonly 'connect-src': readonly string[] };
}

export type ManifestResult =
  | { readonly ok: true; readonly manifest: PluginManifest; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads and checks the text of plugin-manifest.json, and reports everything that is wrong at once.
 *
 * It is stricter than Zoho's packer, which passes over keys that it does not know.
 *
 * @param file the name that diagnostics carry
 *
 * @example
 * checkManifest('{"service": "BIGIN"}'); // { ok: true, manifest: { service: 'BIGIN' }, diagnostics: [] }
 */
export function checkManifest(text: string, file: string = packageLayout.manifest): ManifestResult {
  if (text.startsWith('\uFEFF'))
    return failed(report('byte-order-mark', undefined, { file, line: 1, column: 1 }));

  const source = new SourceFile(file, text);
  const value = jsonValue(text);
  if (value === undefined) return failed(notJson(source));

  const places = placesInJson(text);
  const placeOf = (path: readonly PropertyKey[]): Place => placeIn(source, places, path);
  const diagnostics = [
    ...places.repeated.map(({ key, offset }) =>
      report('repeated-key', { key }, { file, ...source.positionAt(offset) }),
    ),
    ...shapeMistakes(value, placeOf),
    ...addressMistakes(value, placeOf),
  ];
  const shape = manifestSchema.safeParse(value);
  if (!shape.success || diagnostics.length > 0) return { ok: false, diagnostics };
  const { service, cspDomains } = shape.data;
  return { ok: true, manifest: { service, ...(cspDomains && { cspDomains }) }, diagnostics };
}

function failed(diagnostic: Diagnostic): ManifestResult {
  return { ok: false, diagnostics: [diagnostic] };
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// JSON.parse tells the place of a mistake for some mistakes only; our own reader tells it for each.
function notJson(source: SourceFile): Diagnostic {
  const result = parseJson(source.text);
  if (result.ok) return report('not-json', { mistake: 'it breaks a rule of JSON' }, { file: source.name });
  const position = source.positionAt(result.offset);
  return report('not-json', { mistake: result.message }, { file: source.name, ...position });
}

function placeIn(source: SourceFile, places: JsonPlaces, path: readonly PropertyKey[]): Place {
  const offset = places.offsets.get(jsonPointer(path)) ?? places.offsets.get('') ?? 0;
  return { file: source.name, ...source.positionAt(offset) };
}

type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** What each mistake of type or value is called, by pointer. An absent part is told apart from a wrong one. */
const mistakesByPointer: Readonly<Record<string, (found: unknown, place: Place) => Diagnostic>> = {
  '': (_, place) => report('not-an-object', undefined, place),
  '/service': (found, place) =>
    found === undefined
      ? report('no-service', undefined, place)
      : report('wrong-service', { found: JSON.stringify(found) }, place),
  '/cspDomains': (_, place) => report('csp-not-an-object', undefined, place),
  [`/cspDomains/${connectSrc}`]: (found, place) =>
    report(found === undefined ? 'no-connect-src' : 'connect-src-not-a-list', undefined, place),
};

function shapeMistakes(value: unknown, placeOf: PlaceOf): readonly Diagnostic[] {
  const shape = manifestSchema.safeParse(value);
  if (shape.success) return [];
  return shape.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = issue.path.length === 0 ? manifestKeys : [connectSrc];
      return issue.keys.map((key) => report('unknown-key', { key, known }, placeOf([...issue.path, key])));
    }
    const found = valueAt(value, issue.path);
    // An absent key has no place of its own; what should hold it has one.
    const place = placeOf(found === undefined ? issue.path.slice(0, -1) : issue.path);
    const mistake = mistakesByPointer[jsonPointer(issue.path)];
    if (mistake) return [mistake(found, place)];
    const index = Number(issue.path.at(-1));
    return [report('domain-not-text', { number: index + 1 }, place)];
  });
}

function addressMistakes(value: unknown, placeOf: PlaceOf): readonly Diagnostic[] {
  const path = ['cspDomains', connectSrc];
  const list = valueAt(value, path);
  if (!Array.isArray(list)) return [];

  const diagnostics: Diagnostic[] = [];
  const limit = limits.widgetPackage.cspEntries.value;
  if (list.length > limit) {
    diagnostics.push(report('too-many-domains', { actual: list.length, limit }, placeOf(path)));
  }
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'string') continue;
    const entry = item.trim();
    const place = placeOf([...path, index]);
    if (seen.has(entry)) diagnostics.push(report('repeated-domain', { entry }, place));
    seen.add(entry);
    for (const address of entry.split(' ')) {
      if (isCallable(address)) continue;
      diagnostics.push(report('bad-domain', { address, suggestion: suggestionFor(address) }, place));
    }
  }
  return diagnostics;
}

const callableProtocols = ['https:', 'http:', 'wss:'];

function isCallable(address: string): boolean {
  if (address === 'blob:') return true;
  // URL drops tabs and line breaks from an address instead of refusing them.
  return (
    !/\s/.test(address) && URL.canParse(address) && callableProtocols.includes(new URL(address).protocol)
  );
}

/** The address that a bare host such as `api.example.com` stands for. */
function suggestionFor(address: string): string | undefined {
  return /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/\S*)?$/i.test(address)
    ? `https://${address}`
    : undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
