/** One thing that a reader of a tutorial does. */
export type TutorialStep =
  | {
      readonly kind: 'command';
      readonly command: string;
      /** What the page shows of its output: a line `…` stands for any lines, and `…` in a line for any text. */
      readonly shown: string;
      /** In the page, from 1. */
      readonly line: number;
    }
  | {
      readonly kind: 'edit';
      readonly file: string;
      readonly from: string;
      readonly to: string;
      readonly line: number;
    };

/**
 * What a reader of a Markdown page does, in its order: the commands of ```` ```console ```` behind `$ `, and the
 * changes of ```` ```diff FILE ````, whose lines stand one behind the other in the file.
 */
export function stepsOf(page: string): readonly TutorialStep[] {
  const steps: TutorialStep[] = [];
  let fence: { readonly info: string; readonly line: number; readonly lines: string[] } | undefined;
  for (const [index, text] of page.split('\n').entries()) {
    const [, info] = /^```(.*)$/.exec(text) ?? [];
    if (info === undefined) fence?.lines.push(text);
    else if (fence === undefined) fence = { info, line: index + 2, lines: [] };
    else {
      steps.push(...stepsOfFence(fence.info, fence.lines, fence.line));
      fence = undefined;
    }
  }
  return steps;
}

function stepsOfFence(info: string, lines: readonly string[], line: number): readonly TutorialStep[] {
  const [kind, file = ''] = info.split(' ');
  if (kind === 'diff') {
    const side = (own: string): string =>
      lines
        .filter((text) => text.startsWith(own) || text.startsWith(' '))
        .map((text) => `${text.slice(1)}\n`)
        .join('');
    return [{ kind: 'edit', file, from: side('-'), to: side('+'), line }];
  }
  if (kind !== 'console') return [];
  const starts = lines.flatMap((text, index) => (text.startsWith('$ ') ? [index] : []));
  return starts.map((start, index) => {
    const shown = lines.slice(start + 1, starts[index + 1]).map((text) => `${text}\n`);
    return {
      kind: 'command',
      command: lines[start]?.slice(2) ?? '',
      shown: shown.join(''),
      line: line + start,
    };
  });
}

/** Whether a command printed what a page shows of it, all of it and in its order. */
export function isAsShown(shown: string, printed: string): boolean {
  const pattern = shown
    .split(/^…\n/m)
    .map((part) => part.split('…').map(literally).join('[^\\n]*'))
    .join('(?:[^\\n]*\\n)*');
  return new RegExp(`^${pattern}$`).test(printed);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
