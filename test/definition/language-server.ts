import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
}

/** The compiler's own language server, as far as asking it for completions goes. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #root: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(root: string) {
    this.#root = root;
    this.#process = spawn(join(root, 'node_modules/.bin/tsc'), ['--lsp', '-stdio'], { cwd: root });
    this.#process.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  static async start(root: string): Promise<LanguageServer> {
    const server = new LanguageServer(root);
    const rootUri = pathToFileURL(root).href;
    await server.#request('initialize', { processId: null, rootUri, capabilities: {} });
    server.#send({ method: 'initialized', params: {} });
    return server;
  }

  /**
   * What an editor would offer at the mark `‸` in a text.
   *
   * @param path the file that the text would be saved in, relative to the root; it need not exist
   */
  async completions(path: string, marked: string): Promise<readonly string[]> {
    const before = marked.slice(0, marked.indexOf('‸')).split('\n');
    const uri = pathToFileURL(join(this.#root, path)).href;
    const textDocument = { uri, languageId: 'typescript', version: 1, text: marked.replace('‸', '') };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const result = (await this.#request('textDocument/completion', { textDocument: { uri }, position })) as {
      readonly items: readonly { readonly label: string }[];
    };
    this.#send({ method: 'textDocument/didClose', params: { textDocument: { uri } } });
    return result.items.map(({ label }) => label);
  }

  stop(): void {
    this.#process.kill();
  }

  #request(method: string, params: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, ({ result }) => resolve(result));
      this.#send({ id, method, params });
    });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const start = this.#received.indexOf('\r\n\r\n') + 4;
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1'))?.[1]);
      if (start < 4 || this.#received.length < start + length) return;
      const message = JSON.parse(this.#received.toString('utf8', start, start + length)) as Message;
      this.#received = this.#received.subarray(start + length);
      if (message.id === undefined) continue;
      // The server asks for settings; it gets none.
      if (message.method !== undefined) this.#send({ id: message.id, result: null });
      else this.#waiting.get(message.id)?.(message);
    }
  }
}
