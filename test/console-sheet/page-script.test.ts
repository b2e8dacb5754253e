import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { pageScript } from '../../codegen/console-sheet/page-script.ts';

interface Scene {
  /** What the browser has stored for pages; `undefined` when it forbids storage. */
  readonly stored?: Map<string, string> | undefined;
  readonly clipboard?: 'works' | 'refused';
  readonly oldCopy?: boolean;
}

class Element {
  readonly dataset: Record<string, string>;
  textContent: string;
  hidden = true;
  checked = false;
  readonly firstChild: { textContent: string };
  readonly #listeners = new Map<string, () => unknown>();

  constructor(dataset: Record<string, string>, textContent = '') {
    this.dataset = dataset;
    this.textContent = textContent;
    this.firstChild = { textContent };
  }

  addEventListener(name: string, listener: () => unknown): void {
    this.#listeners.set(name, listener);
  }

  async fire(name: string): Promise<void> {
    await this.#listeners.get(name)?.();
  }
}

/** A page with three things to enter and one text to copy, in which the script has run. */
function open({ stored, clipboard = 'works', oldCopy = true }: Scene) {
  const boxes = ['one', 'two', 'three'].map((tick) => new Element({ tick }));
  const button = new Element({ copy: 'text' }, 'Copy');
  const byId = new Map([
    ['progress', new Element({})],
    ['spoken', new Element({})],
    ['text', new Element({}, 'info "a < b";')],
  ]);
  const copied: string[] = [];
  const selected: unknown[] = [];
  const timers: (() => void)[] = [];
  const forbidden = (): never => {
    throw new Error('storage is forbidden');
  };
  runInNewContext(pageScript, {
    document: {
      body: { dataset: { topping: 'Contacts' } },
      querySelectorAll: (selector: string) => (selector.startsWith('input') ? boxes : [button]),
      getElementById: (id: string) => byId.get(id),
      createRange: () => ({ selectNodeContents: (element: unknown) => selected.push(element) }),
      execCommand: () => oldCopy,
    },
    getSelection: () => ({ removeAllRanges: () => undefined, addRange: () => undefined }),
    localStorage: stored
      ? {
          getItem: (key: string) => stored.get(key) ?? null,
          setItem: (key: string, value: string) => stored.set(key, value),
        }
      : { getItem: forbidden, setItem: forbidden },
    navigator: {
      clipboard: {
        writeText: async (text: string) => {
          if (clipboard === 'refused') throw new Error('refused');
          copied.push(text);
        },
      },
    },
    setTimeout: (task: () => void) => timers.push(task),
  });
  const progress = (): string | undefined => byId.get('progress')?.textContent;
  const spoken = (): string | undefined => byId.get('spoken')?.textContent;
  return { boxes, button, progress, spoken, copied, selected, timers };
}

async function tick(box: Element | undefined, checked = true): Promise<void> {
  if (!box) throw new Error('There is no such box.');
  box.checked = checked;
  await box.fire('change');
}

describe('marks', () => {
  it('are counted and remembered', async () => {
    const stored = new Map<string, string>();
    const page = open({ stored });
    expect(page.progress()).toBe('0 of 3 entered');
    await tick(page.boxes[1]);
    expect(page.progress()).toBe('1 of 3 entered');
    expect([...stored]).toEqual([['console-sheet Contacts', '["two"]']]);

    const later = open({ stored });
    expect(later.boxes.map((box) => box.checked)).toEqual([false, true, false]);
    expect(later.progress()).toBe('1 of 3 entered');
    await tick(later.boxes[1], false);
    expect(stored.get('console-sheet Contacts')).toBe('[]');
  });

  it('of things that are gone do not count', () => {
    const stored = new Map([['console-sheet Contacts', '["gone","three"]']]);
    expect(open({ stored }).progress()).toBe('1 of 3 entered');
  });

  it.each(['not JSON', '{"two":true}', 'null'])('that cannot be read are none: %s', (text) => {
    const stored = new Map([['console-sheet Contacts', text]]);
    expect(open({ stored }).progress()).toBe('0 of 3 entered');
  });

  it('work where the browser forbids storage', async () => {
    const page = open({});
    await tick(page.boxes[0]);
    expect(page.progress()).toBe('1 of 3 entered');
  });
});

describe('copying', () => {
  it('takes the text of the element, says so, and falls silent', async () => {
    const page = open({});
    expect(page.button.hidden).toBe(false);
    await page.button.fire('click');
    expect(page.copied).toEqual(['info "a < b";']);
    expect([page.button.firstChild.textContent, page.spoken()]).toEqual(['Copied', 'Copied.']);
    for (const timer of page.timers) timer();
    expect([page.button.firstChild.textContent, page.spoken()]).toEqual(['Copy', '']);
  });

  it('falls back to the older way', async () => {
    const page = open({ clipboard: 'refused' });
    await page.button.fire('click');
    expect(page.selected).toHaveLength(1);
    expect(page.spoken()).toBe('Copied.');
  });

  it('leaves the text selected where no way works', async () => {
    const page = open({ clipboard: 'refused', oldCopy: false });
    await page.button.fire('click');
    expect(page.selected.length).toBeGreaterThan(0);
    expect([page.button.firstChild.textContent, page.spoken()]).toEqual([
      'Selected',
      'Selected. Copy it with the keyboard.',
    ]);
  });
});
