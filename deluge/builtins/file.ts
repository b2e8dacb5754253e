import { fail } from '../runtime/errors.ts';
import { failExecution } from '../runtime/execution-diagnostics.ts';
import { FileValue } from '../runtime/file-value.ts';
import { mediaTypeOfName } from '../runtime/media-type.ts';
import { textOf } from '../runtime/text-form.ts';
import { typeOf, type Value } from '../runtime/value.ts';
import { archiveFunctions } from './archive.ts';
import { asText } from './arguments.ts';
import type { BuiltIn } from './built-in.ts';
import { defineFunctions, type FunctionDefinition } from './define.ts';
import { text } from './parameters.ts';

const pages = 'https://www.zoho.com/deluge/help';

/** Documented for all services but Creator, which takes 5 MB: functions/file/to-file.html */
const largestFile = 50 * 1024 * 1024;

const readers: readonly FunctionDefinition<FileValue>[] = [
  {
    name: 'getFileName',
    parameters: [],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/file/get-file-name.html`,
    run: (file) => file.name,
  },
  {
    name: 'getFileSize',
    parameters: [],
    result: 'number',
    confidence: 'documented',
    page: `${pages}/file/get-file-size.html`,
    note: 'In bytes. The page calls the result TEXT; a number compares as well (inferred).',
    run: (file) => BigInt(file.bytes.length),
  },
  {
    name: 'getFileType',
    parameters: [],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/file/get-file-type.html`,
    note: 'A media type such as image/png.',
    run: (file) => file.type,
  },
  {
    name: 'getFileContent',
    parameters: [],
    result: 'text',
    confidence: 'documented',
    page: `${pages}/file/get-file-content.html`,
    note: 'Read as UTF-8 (inferred); what is no text gives junk, as the page says.',
    run: (file) => file.text,
  },
];

interface Setter {
  readonly name: string;
  readonly page: string;
  readonly parameter: string;
  readonly note: string;
  readonly set: (file: FileValue, value: string) => void;
}

const setters: readonly Setter[] = [
  {
    name: 'setFileName',
    page: 'set-file-name',
    parameter: 'name',
    note: 'The name under which the file is sent.',
    set: (file, value) => {
      file.name = value;
    },
  },
  {
    name: 'setFileType',
    page: 'set-file-type',
    parameter: 'type',
    note: 'A media type, or an ending such as pdf that stands for one.',
    set: (file, value) => {
      file.type = value.includes('/') ? value : mediaTypeOfName(`.${value}`);
    },
  },
  {
    name: 'setCharset',
    page: 'set-charset',
    parameter: 'charset',
    note: 'Named when the file is sent; the content is not encoded anew.',
    set: (file, value) => {
      file.charset = value;
    },
  },
  {
    name: 'setParamName',
    page: 'set-param-name',
    parameter: 'paramName',
    note: 'The name of the part of the form that holds the file.',
    set: (file, value) => {
      file.paramName = value;
    },
  },
];

/** Functions of files. Those that set something change the file in place. */
export const fileFunctions: readonly BuiltIn[] = [
  ...archiveFunctions,
  ...defineFunctions({ receiver: ['file'], freeForm: true, pages: 'file', read: asFile }, [
    ...readers,
    ...setters.map(
      ({ name, page, parameter, note, set }): FunctionDefinition<FileValue> => ({
        name,
        parameters: [text(parameter)],
        result: 'nothing',
        confidence: 'documented',
        page: `${pages}/file/${page}.html`,
        note,
        run: (file, [value]) => {
          const content = asText(value);
          const problem = problemOf(content);
          if (problem !== undefined) fail('argument-value', { name, parameter, problem });
          set(file, content);
          return null;
        },
      }),
    ),
  ]),
  {
    name: 'zoho.file.convertToPDF',
    receiver: 'none',
    parameters: [text('source')],
    result: 'file',
    page: `${pages}/functions/file/convert-to-pdf.html`,
    confidence: 'documented',
    note: 'Takes HTML or an address. Refused by name: this engine makes no PDF.',
    run: () => failExecution('not-supported', { what: 'zoho.file.convertToPDF(): it makes no PDF' }),
  },
  ...defineFunctions(
    {
      receiver: ['text', 'map', 'list', 'file'],
      freeForm: true,
      pages: 'file',
      read: (value: Value) => value,
    },
    [
      {
        name: 'toFile',
        parameters: [text('fileName')],
        result: 'file',
        confidence: 'documented',
        page: `${pages}/functions/file/to-file.html`,
        note: 'The content as it prints, in UTF-8 (inferred); the type follows from the ending of the name (inferred).',
        run: (value, [fileName], context) => {
          const name = asText(fileName);
          const bytes =
            value instanceof FileValue ? value.bytes : new TextEncoder().encode(textOf(value, context));
          if (bytes.length > largestFile) {
            fail('value-too-large', {
              what: 'The content for toFile',
              size: bytes.length,
              limit: largestFile,
            });
          }
          return new FileValue({ name, type: mediaTypeOfName(name), bytes });
        },
      },
    ],
  ),
];

function asFile(value: Value): FileValue {
  if (value instanceof FileValue) return value;
  throw new TypeError(`A function of files was given a ${typeOf(value)}.`);
}

/** What is set goes into the header of a form's part, and must not break it. */
function problemOf(value: string): string | undefined {
  if (value.trim() === '') return 'it must not be empty';
  return /[\r\n\0]/.test(value) ? 'it must not hold a line break' : undefined;
}
