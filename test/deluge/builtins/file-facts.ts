import { FileValue } from '../../../deluge/runtime/file-value.ts';
import { type BuiltInFact, fails, free } from './built-in-fact.ts';

const text = (name: string, type: string, content: string): FileValue =>
  new FileValue({ name, type, bytes: new TextEncoder().encode(content) });

const note = text('note.txt', 'text/plain', 'café');
/** The one that is changed. */
const draft = text('draft.txt', 'text/plain', '');

/** Files as values; what is set shows in test/deluge/tasks/files.test.ts. */
export const fileFacts: readonly BuiltInFact[] = [
  [note, 'getFileName', [], 'note.txt'],
  [note, 'getFileSize', [], 5n],
  [note, 'getFileType', [], 'text/plain'],
  [note, 'getFileContent', [], 'café'],
  [note, 'isFile', [], true],
  [note, 'toString', [], 'note.txt'],
  [draft, 'setFileName', ['b.txt'], null],
  [draft, 'setFileName', ['b\r\nX: y'], fails('argument-value')],
  [draft, 'setFileType', ['  '], fails('argument-value')],
  [draft, 'setFileType', ['text/plain'], null],
  [draft, 'setCharset', ['UTF-16'], null],
  [draft, 'setParamName', ['content'], null],
  [[note, 1n], 'compress', [], fails('argument-value')],
  [[note, note], 'compress', [], fails('argument-value')],
  [{ a: 1n }, 'compress', [], fails('argument-value')],
  [note, 'extract', [], {}],
  [free, 'zoho.file.convertToPDF', ['<p>a</p>'], fails('execution/not-supported')],
  ['a,b', 'toFile', ['a.csv'], text('a.csv', 'text/csv', 'a,b')],
  [{ a: 1n }, 'toFile', ['a.json'], text('a.json', 'application/json', '{"a":1}')],
  [['a', 'b'], 'toFile', ['a'], text('a', 'application/octet-stream', 'a,b')],

  [free, 'zoho.encryption.base64Encode', [text('a', 'b', 'hello')], 'aGVsbG8='],
  [free, 'zoho.encryption.base64Encode', ['api_key', 'UTF-16LE'], 'AGEAcABpAF8AawBlAHk='],
  [free, 'zoho.encryption.base64Decode', ['AGEAcABpAF8AawBlAHk=', 'UTF-16LE'], 'api_key'],
  [free, 'zoho.encryption.base64Decode', ['AGEAcABpAF8AawBlAHk=', 'utf-16be'], 'api_key'],
  [free, 'zoho.encryption.base64Decode', ['am9obkB6eWxrZXIuY29t'], 'john@zylker.com'],
  [free, 'zoho.encryption.base64Decode', ['aGVsbG8=', 'latin1'], fails('argument-value')],
  [
    free,
    'zoho.encryption.base64DecodeToFile',
    ['aGVsbG8=', 'hello.txt'],
    text('hello.txt', 'text/plain', 'hello'),
  ],
  [free, 'zoho.encryption.base32Encode', ['john@zylker.com'], 'NJXWQ3SAPJ4WY23FOIXGG33N'],
  [free, 'zoho.encryption.base32Encode', ['a'], 'ME======'],
  [free, 'zoho.encryption.base32Decode', ['NJXWQ3SAPJ4WY23FOIXGG33N'], 'john@zylker.com'],
  [free, 'zoho.encryption.base32Decode', ['me'], 'a'],
  [free, 'zoho.encryption.base32Decode', ['MEAHAADJABPQA2YAMUAHSAA', 'UTF-16LE'], 'api_key'],
  [free, 'zoho.encryption.base32Encode', ['api_key', 'UTF-16LE'], 'MEAHAADJABPQA2YAMUAHSAA='],
  [free, 'zoho.encryption.base32Encode', ['a', 'UTF-16BE'], 'ABQQ===='],
  [free, 'zoho.encryption.base32Encode', ['a', 'latin1'], fails('argument-value')],
  [free, 'zoho.encryption.base32Decode', ['1'], fails('argument-value')],
];
