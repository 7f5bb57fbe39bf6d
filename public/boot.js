// Before the app is there: language, theme, which first picture to paint, and files dropped, chosen or pasted meanwhile.
// It reads no file and sends nothing.
(() => {
  const root = document.documentElement;
  const kept = (key) => { try { return localStorage.getItem('sextant.' + key); } catch { return null; } };
  root.lang = kept('lang') || (/^(ru|be|kk)\b/.test(navigator.language) ? 'ru' : 'en');
  const theme = kept('theme');
  if (theme) root.dataset.theme = theme;
  root.dataset.boot = kept('has_data') ? 'board' : 'start';

  window.sextantFiles = [];
  const tell = (name, detail) => window.dispatchEvent(new CustomEvent(name, { detail }));
  const take = (files) => {
    // What systems leave in folders is no one's export.
    const list = files.filter((file) => !/^(\.|~\$|Thumbs\.db$|desktop\.ini$)/.test(file.name));
    if (!list.length) return;
    if (window.sextantFiles) {
      window.sextantFiles.push(...list);
      root.dataset.queued = window.sextantFiles.length;
    } else tell('sextant-files', list);
  };

  // A folder gives its entries in batches, and must be asked until a batch is empty.
  const walk = async (entry) => {
    if (entry.isFile) return [await new Promise((yes, no) => entry.file(yes, no))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const batch = await new Promise((yes, no) => reader.readEntries(yes, no));
      if (!batch.length) return (await Promise.all(found.map(walk))).flat();
      found.push(...batch);
    }
  };
  const gather = (transfer) => {
    // Entries must be taken before the event ends; afterwards the list is empty.
    const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry?.());
    const plain = [...transfer.files];
    if (!entries.some((entry) => entry?.isDirectory)) return take(plain);
    Promise.all(entries.filter(Boolean).map(walk)).then((found) => take(found.flat()), () => take(plain));
  };

  let depth = 0;
  const isFiles = (event) => event.dataTransfer?.types.includes('Files');
  const over = (is) => { root.toggleAttribute('data-drag', is); tell('sextant-drag', is); };
  addEventListener('dragenter', (event) => { if (isFiles(event) && ++depth === 1) over(true); });
  addEventListener('dragleave', (event) => { if (isFiles(event) && --depth === 0) over(false); });
  addEventListener('dragover', (event) => { if (isFiles(event)) { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; } });
  addEventListener('drop', (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    depth = 0;
    over(false);
    gather(event.dataTransfer);
  });
  // Cells copied in a spreadsheet are text with tabs; the picture that some programs put beside it is left.
  addEventListener('paste', (event) => {
    if (event.target.closest?.('input:not([type=file]), textarea, [contenteditable]')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isTable = /[\t;,|]/.test(text) && /\S[\r\n]+\S/.test(text);
    const files = [...(event.clipboardData?.files ?? [])];
    if (!isTable && !files.length) return;
    event.preventDefault();
    const name = root.lang === 'ru' ? 'Вставленная таблица' : 'Pasted table';
    take(isTable ? [new File([text], `${name}.tsv`, { type: 'text/tab-separated-values' })] : files);
  });
  // After a crash nothing of the app listens any more.
  addEventListener('click', (event) => {
    if (!event.target.closest?.('#reload')) return;
    event.preventDefault();
    location.reload();
  });
  addEventListener('change', (event) => {
    if (event.target.id !== 'files') return;
    take([...event.target.files]);
    event.target.value = '';
  });
})();
