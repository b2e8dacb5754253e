/** The script of the console sheet: copying, and marks that the browser remembers. Without it the page still reads well. */
export const pageScript = `
(() => {
  const store = 'console-sheet ' + document.body.dataset.topping;
  const boxes = [...document.querySelectorAll('input[data-tick]')];
  const progress = document.getElementById('progress');
  const spoken = document.getElementById('spoken');

  // A browser may forbid storage for pages that are opened as files: then marks last as long as the page.
  const remembered = () => {
    try {
      const ticks = JSON.parse(localStorage.getItem(store));
      return Array.isArray(ticks) ? ticks : [];
    } catch {
      return [];
    }
  };
  const remember = (ticks) => {
    try {
      localStorage.setItem(store, JSON.stringify(ticks));
    } catch {
      return;
    }
  };

  const showProgress = () => {
    const done = boxes.filter((box) => box.checked).length;
    progress.textContent = done + ' of ' + boxes.length + ' entered';
  };

  const ticks = remembered();
  for (const box of boxes) {
    box.checked = ticks.includes(box.dataset.tick);
    box.addEventListener('change', () => {
      remember(boxes.filter((each) => each.checked).map((each) => each.dataset.tick));
      showProgress();
    });
  }
  showProgress();

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      select(element);
      return document.execCommand('copy');
    }
  };

  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const element = document.getElementById(button.dataset.copy);
      const copied = await copy(element);
      if (!copied) select(element);
      button.firstChild.textContent = copied ? 'Copied' : 'Selected';
      spoken.textContent = copied ? 'Copied.' : 'Selected. Copy it with the keyboard.';
      setTimeout(() => {
        button.firstChild.textContent = 'Copy';
        spoken.textContent = '';
      }, 2000);
    });
  }
})();
`;
