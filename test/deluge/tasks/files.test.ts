import { describe, expect, test } from 'vitest';
import { errorOf, infoOf, runDeluge } from '../../support/run-deluge.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]);
const picture = {
  kind: 'response',
  status: 200,
  headers: { 'content-type': 'image/png' },
  body: png.toString('base64'),
  bodyEncoding: 'base64',
} as const;

describe('an answer that is a file', () => {
  test('has the name of its address, its size, type and content', () => {
    const text = `f = invokeurl [ url :"https://a.example/files/a%20list.csv?x=1" ];
      info f.isFile();
      info f.getFileName();
      info f.getFileSize();
      info f.getFileType();
      info f.getFileContent();
      info f;
      info {"file":f};`;
    const csv = { headers: { 'content-type': 'text/csv; charset=utf-8' }, body: 'ä,b' };
    expect(infoOf(text, { answers: [csv] })).toEqual([
      'true',
      'a list.csv',
      '4',
      'text/csv',
      'ä,b',
      'a list.csv',
      '{"file":"a list.csv"}',
    ]);
  });

  test.each([
    ['attachment; filename="in voice.pdf"', 'in voice.pdf'],
    ['attachment; filename=a.pdf; size=3', 'a.pdf'],
    ["attachment; filename=x.pdf; filename*=UTF-8''%C3%A4.pdf", 'ä.pdf'],
    ['attachment', 'get'],
  ])('is called as its header says: %s', (disposition, name) => {
    const answer = { headers: { 'content-disposition': disposition }, body: '%PDF' };
    const text = 'f = invokeurl [ url :"https://a.example/get" ];\ninfo f.getFileName();';
    expect(infoOf(text, { answers: [answer] })).toEqual([name]);
  });

  test('may be bytes that are no text', () => {
    const text = `f = invokeurl [ url :"https://a.example/" ];
      info f.getFileName() + " " + f.getFileSize() + " " + f.getFileType();
      info zoho.encryption.base64Encode(f);`;
    expect(infoOf(text, { answers: [picture] })).toEqual(['file 5 image/png', png.toString('base64')]);
  });

  test.each(['text/html', 'text/xml', 'application/json', 'application/soap+xml', 'text/plain', ''])(
    'is text with the type %j',
    (type) => {
      const answer = { headers: { 'content-type': type }, body: 'x' };
      expect(infoOf('info invokeurl [ url :"https://a.example/" ].isFile();', { answers: [answer] })).toEqual(
        ['false'],
      );
    },
  );

  test('can be asked for, and is in responseText of a detailed answer', () => {
    const text = `f = invokeurl [ url :"https://a.example/a.txt" response-format:FILE ];
      info f.getFileType() + " " + f.getFileContent();
      t = invokeurl [ url :"https://a.example/a.csv" response-format:TEXT ];
      info t;
      d = invokeurl [ url :"https://a.example/b.csv" detailed:true ];
      info d.get("responseCode") + " " + d.get("responseText").getFileName();`;
    const csv = { headers: { 'content-type': 'text/csv' }, body: 'a,b' };
    expect(infoOf(text, { answers: [{ body: '{"a":1}' }, csv, csv] })).toEqual([
      'text/plain {"a":1}',
      'a,b',
      '200 b.csv',
    ]);
  });
});

describe('files that are sent', () => {
  test('make a form, with the map of parameters as its fields', () => {
    const { requests } = runDeluge(
      `f = "a,b".toFile("list.csv");
      f.setParamName("content");
      g = {"n":1}.toFile("data.bin");
      g.setFileName("x\\"y.json");
      g.setFileType("json");
      g.setCharset("UTF-8");
      r = invokeurl [ url :"https://a.example/up" type :POST files:{f,g} parameters:{"p":"1","q":{1,2}} headers:{"Content-Type":"text/plain","X-A":"b"} ];`,
      { answers: [{}] },
    );
    const boundary = 'deluge-form-boundary-0';
    expect(requests[0]?.headers).toEqual({
      'x-a': 'b',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
    expect(requests[0]?.bodyEncoding).toBeUndefined();
    expect(requests[0]?.body?.split('\r\n')).toEqual([
      `--${boundary}`,
      'Content-Disposition: form-data; name="p"',
      '',
      '1',
      `--${boundary}`,
      'Content-Disposition: form-data; name="q"',
      '',
      '[1,2]',
      `--${boundary}`,
      'Content-Disposition: form-data; name="content"; filename="list.csv"',
      'Content-Type: text/csv',
      '',
      'a,b',
      `--${boundary}`,
      'Content-Disposition: form-data; name="file"; filename="x%22y.json"',
      'Content-Type: application/json; charset=UTF-8',
      '',
      '{"n":1}',
      `--${boundary}--`,
      '',
    ]);
  });

  test('are read by a web server as what they are', async () => {
    const { requests } = runDeluge(
      `p = invokeurl [ url :"https://a.example/pic.png" ];
      r = invokeurl [ url :"https://a.example/up" type :PUT files:p body:{"note":"deluge-form-boundary-0"} ];`,
      { answers: [picture, {}] },
    );
    const sent = requests[1];
    expect(sent?.bodyEncoding).toBe('base64');
    const response = new Response(Buffer.from(sent?.body ?? '', 'base64'), { headers: sent?.headers ?? {} });
    const form = await response.formData();
    const file = form.get('file');
    expect(form.get('note')).toBe('deluge-form-boundary-0');
    if (!(file instanceof File)) throw new Error('There is no file in the form');
    expect([file.name, file.type]).toEqual(['pic.png', 'image/png']);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(png);
  });

  test('go out under the keys of the map that holds them', () => {
    const { requests } = runDeluge(
      `body = Map();
      body.put("parent_id","p1");
      body.put("content","abc".toFile("a.txt"));
      r = invokeurl [ url :"https://a.example/upload" type :POST body :body ];`,
      { answers: [{ body: '{}' }] },
    );
    expect(requests[0]?.body?.split('\r\n').filter((line) => !line.startsWith('--'))).toEqual([
      'Content-Disposition: form-data; name="parent_id"',
      '',
      'p1',
      'Content-Disposition: form-data; name="content"; filename="a.txt"',
      'Content-Type: text/plain',
      '',
      'abc',
      '',
    ]);
  });

  test('stand in a list of parts with their names, or among fields of text', () => {
    const { requests } = runDeluge(
      `f = "abc".toFile("a.txt");
      parts = {{"param-name":"id","param-value":7,"content-type":"text/plain"},{"param-name":"doc","param-value":f}};
      r = invokeurl [ url :"https://a.example/upload" type :POST body :parts ];
      files = {f,{"stringPart":"true","paramName":"id","content":"7"}};
      r = invokeurl [ url :"https://a.example/upload" type :POST files :files ];`,
      { answers: [{ body: '{}' }, { body: '{}' }] },
    );
    const lines = requests.map(({ body }) => body?.split('\r\n').filter((line) => !line.startsWith('--')));
    expect(lines).toEqual([
      [
        'Content-Disposition: form-data; name="id"',
        'Content-Type: text/plain',
        '',
        '7',
        'Content-Disposition: form-data; name="doc"; filename="a.txt"',
        'Content-Type: text/plain',
        '',
        'abc',
        '',
      ],
      [
        'Content-Disposition: form-data; name="file"; filename="a.txt"',
        'Content-Type: text/plain',
        '',
        'abc',
        'Content-Disposition: form-data; name="id"',
        '',
        '7',
        '',
      ],
    ]);
  });

  test('can be the whole body', () => {
    const { requests } = runDeluge(
      'r = invokeurl [ url :"https://a.example/up" type :PUT body:"<a/>".toFile("a.xml") ];',
      { answers: [{}] },
    );
    expect(requests[0]).toMatchObject({ headers: { 'content-type': 'application/xml' }, body: '<a/>' });
  });

  test.each([
    ['files:"x"', "invokeurl cannot use the text 'x' for the key 'files'"],
    ['files:{1}', "invokeurl cannot use a BIGINT value for the key 'files'"],
    [
      'files:"x".toFile("a") parameters:"a=1"',
      "invokeurl cannot use the text 'a=1' for the key 'parameters'",
    ],
  ])('%s is refused', (keys, message) => {
    const text = `r = invokeurl [ url :"https://a.example/up" type :POST ${keys} ];`;
    expect(errorOf(text)).toMatchObject({ code: 'execution/key-value', message });
  });

  test('need a method that has a body', () => {
    expect(errorOf('r = invokeurl [ url :"https://a.example/up" files:"x".toFile("a") ];').message).toBe(
      "This engine does not run the key 'files' in a GET of invokeurl",
    );
  });
});

describe('functions of files', () => {
  test.each([
    ['toFile("a.tar").getFileType()', 'application/octet-stream'],
    ['toFile("a.PDF").getFileType()', 'application/pdf'],
    ['toFile("pdf").getFileType()', 'application/octet-stream'],
    ['toFile("constructor.toString").getFileType()', 'application/octet-stream'],
    ['toFile("a.b.csv").getFileName()', 'a.b.csv'],
    ['isFile()', 'false'],
  ])('"text".%s is %s', (call, result) => {
    expect(infoOf(`info "text".${call};`)).toEqual([result]);
  });

  test('a file is equal to itself only', () => {
    expect(
      infoOf('a = "x".toFile("a"); b = "x".toFile("a"); info a == a; info a == b; info {a,b}.contains(b);'),
    ).toEqual(['true', 'false', 'true']);
  });

  test('convertToPDF is refused by name', () => {
    expect(errorOf('x = zoho.file.convertToPDF("https://example.com");')).toMatchObject({
      code: 'execution/not-supported',
      message: 'This engine does not run zoho.file.convertToPDF(): it makes no PDF',
    });
  });

  test.each(['""', '"a\\nb"'])('a name cannot be %s', (name) => {
    expect(errorOf(`f = "a".toFile("a"); f.setFileName(${name});`).code).toBe('runtime/argument-value');
  });
});

describe('a loop over a file', () => {
  test('goes over its lines', () => {
    expect(infoOf('f = "a,b\\r\\nc,d\\n".toFile("x.csv");\nfor each line in f\n{\n\tinfo line;\n}')).toEqual([
      'a,b',
      'c,d',
    ]);
  });

  test('takes 2 MB at most', () => {
    const text = 'f = "".leftpad(2097168).toFile("x.csv");\nfor each line in f\n{\n\tinfo 1;\n}';
    expect(errorOf(text)).toMatchObject({
      code: 'runtime/value-too-large',
      message: 'The file of the loop has 2097168 characters; 2097152 are allowed',
      line: 2,
    });
  });
});
