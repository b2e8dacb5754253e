import type { PackageFile } from '../../codegen/package/zip.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Files as a topping has them: small and larger, empty, text and not; in no order. */
export const sampleFiles: readonly PackageFile[] = [
  { path: 'plugin-manifest.json', content: bytesOf('{"service": "BIGIN"}\n') },
  { path: 'app/widget.html', content: bytesOf('<!doctype html><p>Grüße</p>\n'.repeat(400)) },
  { path: 'app/translations/en.json', content: bytesOf('{}\n') },
  { path: 'app/empty.txt', content: new Uint8Array() },
  { path: 'app/Zoo.js', content: bytesOf('// capitals sort before small letters\n') },
  {
    path: 'app/noise.png',
    content: Uint8Array.from({ length: 5_000 }, (_, index) => (index * index * 31) % 251),
  },
];
