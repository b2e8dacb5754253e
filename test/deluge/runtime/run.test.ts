import { describe, expect, test } from 'vitest';
import { BuiltInRegistry } from '../../../deluge/builtins/registry.ts';
import { type CompiledProgram, compile } from '../../../deluge/runtime/compile.ts';
import type { HttpAnswer, HttpRequest } from '../../../deluge/runtime/host.ts';
import { type RunStep, runToEnd, startRun } from '../../../deluge/runtime/run.ts';
import { SourceFile } from '../../../deluge/source.ts';
import { parse } from '../../../deluge/syntax/parser.ts';
import { errorOf, fixedHost, infoOf, json, runDeluge } from '../../support/run-deluge.ts';

function compiled(text: string): CompiledProgram {
  const source = new SourceFile('test.deluge', text);
  return compile([{ source, program: parse(source).program }]);
}

function requestOf(step: RunStep): HttpRequest {
  if (step.done) throw new Error('The run has ended');
  return step.request;
}

const twoCalls = `
a = getUrl("https://example.com/first?of=" + name);
b = getUrl("https://example.com/second?of=" + name);
info name + a + b;
return count;
`;

describe('a run', () => {
  test('is held at each request until it is given the answer', () => {
    const run = startRun(compiled(twoCalls), { host: fixedHost, args: { name: 'x', count: 1n } });
    expect(requestOf(run.next())).toEqual({
      method: 'GET',
      url: 'https://example.com/first?of=x',
      headers: {},
      line: 2,
    });
    expect(requestOf(run.next(json('1'))).url).toBe('https://example.com/second?of=x');
    expect(run.usage).toMatchObject({ statements: 2, httpCalls: 2 });
    expect(run.next(json('2'))).toEqual({
      done: true,
      outcome: {
        ok: true,
        returns: 1n,
        info: ['x12'],
        usage: {
          statements: 4,
          httpCalls: 2,
          deepestCall: 1,
          infoCharacters: 3,
          elapsedMs: 0,
          longestHttpCallMs: 0,
          largestZohoAnswerBytes: 0,
          largestOtherAnswerBytes: 1,
          returnBytes: 1,
        },
      },
    });
  });

  test('shares nothing with other runs of the same program, whatever order they go on in', () => {
    const program = compiled(twoCalls);
    const orders = [
      [0, 0, 0, 1, 1, 1],
      [0, 1, 0, 1, 0, 1],
      [1, 0, 0, 1, 1, 0],
      [1, 1, 0, 0, 0, 1],
    ];
    for (const order of orders) {
      const runs = ['x', 'y'].map((name) => startRun(program, { host: fixedHost, args: { name } }));
      const waiting: (HttpRequest | undefined)[] = [undefined, undefined];
      const infos: string[] = [];
      for (const index of order) {
        const request = waiting[index];
        const answer = request && json(request.url.slice('https://example.com/'.length));
        const step = runs[index]?.next(answer);
        if (step?.done) infos[index] = step.outcome.info.join();
        else waiting[index] = step?.request;
      }
      expect(infos).toEqual(['xfirst?of=xsecond?of=x', 'yfirst?of=ysecond?of=y']);
    }
  });

  test('does not go on without an answer, with one that nobody asked for, or after its end', () => {
    const run = startRun(compiled('getUrl("https://example.com");'), { host: fixedHost });
    expect(() => run.next(json('1'))).toThrow('The run has asked for nothing');
    run.next();
    expect(() => run.next()).toThrow('The run waits for an answer');
    run.next(json('1'));
    expect(() => run.next()).toThrow('The run has ended');
  });

  test('is driven to its end with a function that answers requests', async () => {
    const seen: string[] = [];
    const send = async (request: HttpRequest): Promise<HttpAnswer> => {
      seen.push(request.url);
      return json('5');
    };
    const run = startRun(compiled(twoCalls), { host: fixedHost, args: { name: 'x', count: null } });
    const outcome = await runToEnd(run, send);
    expect(outcome).toMatchObject({ ok: true, returns: null, info: ['x55'] });
    expect(seen).toEqual(['https://example.com/first?of=x', 'https://example.com/second?of=x']);
  });

  test('lets an error of whoever answers out, as it is none of the script', async () => {
    const run = startRun(compiled('try { getUrl("https://example.com"); } catch (e) { info 1; }'), {
      host: fixedHost,
    });
    await expect(runToEnd(run, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  });

  test('lets a defect of the engine out, also through try and catch', () => {
    const registry = new BuiltInRegistry([
      {
        name: 'broken',
        receiver: 'any',
        parameters: [],
        result: 'any',
        page: '',
        confidence: 'inferred',
        run: () => {
          throw new TypeError('a defect');
        },
      },
    ]);
    const text = 'try { x = "a".broken(); } catch (e) { info "caught"; }';
    expect(() => runDeluge(text, { registry })).toThrow(new TypeError('a defect'));
  });

  test('says where it failed: file, function, line and column', () => {
    const other = 'int standalone.fails(int n)\n{\n\tx = n;\n\treturn x / 0;\n}';
    expect(errorOf('a = 1;\nb = standalone.fails(a);', { programs: [other] })).toEqual({
      code: 'runtime/division-by-zero',
      message: 'Error in performing the Operation / : Divide by zero error',
      hint: 'Test the divisor with != 0 before you divide.',
      function: 'standalone.fails',
      file: 'test-1.deluge',
      line: 4,
      column: 11,
    });
  });

  test('has no place when it fails before its first statement', () => {
    expect(errorOf('int f(int a)\n{\n\treturn a;\n}', { function: 'f', args: { a: 'x' } })).toMatchObject({
      line: 0,
      column: 0,
      code: 'execution/argument-cast',
    });
  });

  test('keeps what was printed before it failed', () => {
    const { outcome } = runDeluge('info 1;\nx = 1 / 0;');
    expect(outcome).toMatchObject({ ok: false, info: ['1'], usage: { statements: 2 } });
  });
});

describe('a compiled program', () => {
  test('runs any number of times, each time from the beginning', () => {
    const program = compiled('l = List();\nl.add(1);\nreturn l.size();');
    for (let round = 0; round < 3; round++) {
      const step = startRun(program, { host: fixedHost }).next();
      expect(step).toMatchObject({ done: true, outcome: { ok: true, returns: 1n } });
    }
  });

  test('is plain where nothing can be exchanged, and only there', () => {
    const program = compiled(`
      int pure(int n) { for each x in {1,2} { n = n + x; } return n; }
      string asks() { return getUrl("https://example.com"); }
      string callsIt(int n) { if(n > 0) { return callsIt(n - 1) + asks(); } return ""; }
      int alsoPure(int n) { return pure(n); }
      void mails() { sendmail [ from :"a" to :"b" subject :"c" message :"d" ] }
      string local() { return zoho.bigin.getOrgVariable("x"); }
    `);
    const kinds = program.functions.all.map(({ path, code }) => [path, code.body.kind]);
    expect(Object.fromEntries(kinds)).toEqual({
      pure: 'plain',
      asks: 'suspending',
      callsIt: 'suspending',
      alsoPure: 'plain',
      mails: 'suspending',
      local: 'plain',
    });
  });

  test('is not made of a program with syntax errors', () => {
    expect(() => compiled('x = ;')).toThrow('A program with syntax errors cannot be compiled');
  });

  test('finds functions by their namespace, and bare ones under every namespace', () => {
    const programs = [
      'string bare() { return "bare"; }',
      'string thisapp.orders.f() { return "orders"; }',
      'string myplugin.f() { return "plugin"; }',
      'string standalone.f() { return "standalone"; }',
    ];
    const text =
      'info bare() + "," + automation.bare() + "," + thisapp.orders.f() + "," + myplugin.f() + "," + standalone.f();';
    expect(infoOf(text, { programs })).toEqual(['bare,bare,orders,plugin,standalone']);
    expect(errorOf('info automation.f();', { programs }).message).toBe(
      "Not able to find 'automation.f' function",
    );
    expect(errorOf('info f();', { programs }).hint).toBe(
      'No built-in function has a name like this; check the spelling.',
    );
    expect(errorOf('info standalone.g();', { programs }).hint).toBe("Did you mean 'standalone.f'?");
  });

  test('takes a function of its own before a task or a function of the language', () => {
    const programs = [
      'string getUrl(string u) { return "mine"; }',
      'string zoho.bigin.createRecord(string m) { return "stub"; }',
    ];
    expect(infoOf('info getUrl("x") + zoho.bigin.createRecord("Contacts");', { programs })).toEqual([
      'minestub',
    ]);
  });

  test('takes the later of two functions of one name', () => {
    const programs = ['int f() { return 1; }', 'int f() { return 2; }'];
    expect(infoOf('info f();', { programs })).toEqual(['2']);
  });

  test('binds both parameters of one name to the same variable', () => {
    const programs = ['string f(int a,int a,int b) { return a + "," + b; }'];
    expect(infoOf('info f(1,2,3);', { programs })).toEqual(['2,3']);
  });
});
