import type { Zippable } from 'fflate/browser';
import { fail } from '../runtime/errors.ts';
import { FileValue } from '../runtime/file-value.ts';
import { mediaTypeOfName } from '../runtime/media-type.ts';
import { CollectionValue, contentOf, ListValue, MapValue, type Value } from '../runtime/value.ts';
import { asText } from './arguments.ts';
import type { BuiltIn } from './built-in.ts';
import { defineFunctions } from './define.ts';
import { fflate } from './fflate.ts';
import { optional, text } from './parameters.ts';

const megabyte = 1024 * 1024;
/** Documented: functions/file/compress.html */
const largestArchive = 2 * megabyte;
/** Documented for all services but Creator, which gives 500 KB: functions/file/extract.html */
const largestContent = 3 * megabyte;
/** The first day that an archive can name: the same files make the same bytes at any time. */
const noDate = new Date(1980, 0, 1);

/** Files into an archive and out of it. */
export const archiveFunctions: readonly BuiltIn[] = defineFunctions(
  { receiver: ['file', 'list', 'map'], freeForm: true, pages: 'file', read: contentOf<Value> },
  [
    {
      name: 'compress',
      parameters: [optional(text('fileName'))],
      result: 'file',
      confidence: 'documented',
      note: 'A ZIP file of a file, of a list of files, or of a map whose values are files or maps, which become folders. Without a name it is called after its only file, else files.zip; a name without .zip gets it (both inferred).',
      run: (given, [fileName]) => {
        const files = entriesOf(given);
        const bytes = fflate().zipSync(files, { mtime: noDate });
        refuseBeyond(largestArchive, bytes.length, 'The archive that compress makes');
        const [onlyName = '', ...more] = Object.keys(files);
        const stem = more.length > 0 || onlyName === '' ? 'files' : onlyName.replace(/\.[^.]*$/, '');
        const name = fileName === undefined ? stem : asText(fileName);
        return archive(/\.zip$/i.test(name) ? name : `${name}.zip`, bytes);
      },
    },
  ],
).concat(
  defineFunctions({ receiver: ['file'], freeForm: true, pages: 'file', read: asFile }, [
    {
      name: 'extract',
      parameters: [],
      result: 'map',
      confidence: 'documented',
      note: 'A collection of the files by their names, with the folders before them (inferred); an empty one for a file that is no ZIP archive. Folders that hold nothing are left out (inferred).',
      run: (file) => {
        const collection = new CollectionValue();
        const content = contentOfArchive(file);
        if (content.size > 0) collection.content = content;
        return collection;
      },
    },
  ]),
);

function archive(name: string, bytes: Uint8Array): FileValue {
  return new FileValue({ name, type: mediaTypeOfName(name), bytes });
}

function entriesOf(given: Value): Zippable {
  const files: [string, Uint8Array | Zippable][] = [];
  if (given instanceof FileValue) files.push([given.name, given.bytes]);
  else if (given instanceof ListValue) {
    for (const item of given.items) {
      if (!(item instanceof FileValue)) return refuse('a list to compress holds files only');
      files.push([item.name, item.bytes]);
    }
  } else if (given instanceof MapValue) {
    for (const [name, value] of given.entries()) {
      const isFolder = value instanceof MapValue || value instanceof CollectionValue;
      if (isFolder) files.push([name, entriesOf(contentOf(value))]);
      else if (value instanceof FileValue) files.push([name, value.bytes]);
      else return refuse('a map to compress holds files, and maps of files');
    }
  } else return refuse('only files can be compressed');
  const names = new Set<string>();
  for (const [name] of files) {
    if (names.has(name)) return refuse(`two files are called ${name}`);
    names.add(name);
  }
  return Object.fromEntries(files);
}

function refuse(problem: string): never {
  return fail('argument-value', { name: 'compress', parameter: 'files', problem });
}

function refuseBeyond(limit: number, size: number, what: string): void {
  if (size > limit) fail('value-too-large', { what, size, limit, unit: 'bytes' });
}

function asFile(value: Value): FileValue {
  if (value instanceof FileValue) return value;
  throw new TypeError('An archive must be a file.');
}

const endOfArchive = 'PK\u0005\u0006';

function contentOfArchive({ bytes }: FileValue): MapValue {
  const content = new MapValue();
  if (!Buffer.from(bytes.subarray(-66_000)).toString('latin1').includes(endOfArchive)) return content;
  let size = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = fflate().unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        return size <= largestContent && !name.endsWith('/');
      },
    });
  } catch {
    const problem = 'the archive is damaged or protected with a password';
    return fail('argument-value', { name: 'extract', parameter: 'file', problem });
  }
  refuseBeyond(largestContent, size, 'What extract takes out of the archive');
  for (const [path, data] of Object.entries(files)) {
    content.set(path, archive(path.slice(path.lastIndexOf('/') + 1), data));
  }
  return content;
}
