import { createHash } from 'node:crypto';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const source = fileURLToPath(new URL('../..', import.meta.url));

/** What a command may read or write, and a test may change. */
const copied = ['topping', 'functions', 'plugin-manifest.json', 'package.json', 'tsconfig.json'];

/** What the definitions import; it is as large as it is the same for all. */
const linked = ['codegen', 'zoho', 'deluge', 'node_modules'];

/** Two contacts, the second of which is edited later; enough to see a customer made and updated. */
const fewEvents = {
  contacts: [
    { Last_Name: 'Ito', First_Name: 'Aiko', Email: 'aiko@example.com', Mailing_City: 'Kyoto' },
    { Last_Name: 'Okafor', Email: 'okafor@example.com' },
  ],
  edits: [{ contact: 1, changes: { Phone: '+44 20 7946 0000' } }],
};

/** A copy of the project in a folder of its own, in which `topping` commands run. */
export class TestProject {
  readonly root: string;

  constructor() {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'topping-')));
    for (const name of copied) cpSync(join(source, name), this.path(name), { recursive: true });
    for (const name of linked) symlinkSync(join(source, name), this.path(name), 'junction');
    this.write('test/data/contacts.json', JSON.stringify(fewEvents));
  }

  /** The absolute path of a file that is named relative to the project, with `/`. */
  path(file: string): string {
    return join(this.root, ...file.split('/'));
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  /** How many bytes a file has. */
  size(file: string): number {
    return lstatSync(this.path(file)).size;
  }

  write(file: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), content);
  }

  /** Replaces the first occurrence of a text. */
  edit(file: string, from: string | RegExp, to: string): void {
    const text = this.read(file);
    const edited = text.replace(from, () => to);
    if (edited === text) throw new Error(`${file} does not hold ${from}`);
    this.write(file, edited);
  }

  remove(file: string): void {
    rmSync(this.path(file), { recursive: true });
  }

  /** Every file of the project with what it holds, links left out: what a command must not have changed. */
  snapshot(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const visit = (folder: string): void => {
      for (const name of readdirSync(folder).toSorted()) {
        const path = join(folder, name);
        const shown = relative(this.root, path).split(sep).join('/');
        const stats = lstatSync(path);
        if (stats.isDirectory()) {
          found.set(shown, 'folder');
          visit(path);
        } else if (stats.isFile()) {
          found.set(shown, `${stats.size} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);
        }
      }
    };
    visit(this.root);
    return found;
  }

  removeAll(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/**
 * A project for a test, which is gone afterwards. Definitions are loaded once for a folder: a test that changes them
 * needs a project of its own.
 *
 * @param cleanUp when to take it away: by default behind the test, with `afterAll` behind all tests of a suite
 *
 * @example
 * const project = makeProject();
 * project.edit('topping/index.ts', "version: '0.1.0'", "version: '1'");
 * const { status } = await runCli(['check'], { directory: project.root });
 */
export function makeProject(cleanUp: (remove: () => void) => void = onTestFinished): TestProject {
  const project = new TestProject();
  cleanUp(() => project.removeAll());
  return project;
}

/** A project whose definitions are loaded as they are, for tests that are not about their types: it saves half a second. */
export function makeUntypedProject(cleanUp: (remove: () => void) => void = onTestFinished): TestProject {
  const project = makeProject(cleanUp);
  project.remove('topping/tsconfig.json');
  return project;
}
