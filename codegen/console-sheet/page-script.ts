/** The script of the console sheet: copying, and marks that the browser remembers. Without it the page still reads well. */
export const pageScript = `
(() => {
  const store = 'console-sheet ' + document.body.dataset.topping;
  const boxes = [...document.querySelectorAll('input[data-tick]')];
  const progress = document.getElementById('progress');
  const bar = document.getElementById('done');
  const next = document.getElementById('next');
  const forget = document.getElementById('forget');
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
  const remember = () => {
    try {
      localStorage.setItem(store, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.dataset.tick)));
    } catch {
      return;
    }
  };

  const counts = [...document.querySelectorAll('[data-count]')].map((count) => ({
    count,
    boxes: boxes.filter((box) => box.dataset.tick.startsWith(count.dataset.count + '-')),
  }));
  const showProgress = () => {
    const done = boxes.filter((box) => box.checked).length;
    progress.textContent = done + ' of ' + boxes.length + ' entered';
    bar.value = done;
    next.disabled = done === boxes.length;
    forget.disabled = done === 0;
    for (const { count, boxes } of counts) {
      count.textContent = boxes.filter((box) => box.checked).length + ' of ' + boxes.length + ' entered';
    }
  };

  const ticks = remembered();
  for (const box of boxes) {
    box.checked = ticks.includes(box.dataset.tick);
    box.addEventListener('change', () => {
      remember();
      showProgress();
    });
  }
  showProgress();

  next.hidden = false;
  next.addEventListener('click', () => {
    const box = boxes.find((each) => !each.checked);
    box.closest('article').scrollIntoView();
    box.focus({ preventScroll: true });
  });
  forget.hidden = false;
  forget.addEventListener('click', () => {
    for (const box of boxes) box.checked = false;
    remember();
    showProgress();
    spoken.textContent = 'All marks are removed.';
  });

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
