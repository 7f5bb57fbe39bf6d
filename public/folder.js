// The watched folder: keeps its handle, and tells which exports in it are new or changed. It reads no file's content,
// writes nothing into the folder, and sends nothing. Loaded when a folder is chosen or was chosen before.
(() => {
  const EXPORT = /\.(csv|tsv|tab|txt|xlsx?|xlsm|ods|json|ndjson|jsonl|xml|zip|gz)$/i;
  const DEPTH = 4, AT_ONCE = 40, SETTLED = 1500;
  let kept = null; // { handle, seen: { path: { stamp, waits } } }

  const act = async (mode, what) => {
    const base = await new Promise((yes, no) => {
      const ask = indexedDB.open('sextant-folder', 1);
      ask.onupgradeneeded = () => ask.result.createObjectStore('kept');
      ask.onsuccess = () => yes(ask.result);
      ask.onerror = () => no(ask.error);
    });
    try {
      return await new Promise((yes, no) => {
        const step = base.transaction('kept', mode);
        const ask = what(step.objectStore('kept'));
        step.oncomplete = () => yes(ask.result);
        step.onabort = () => no(step.error);
      });
    } finally { base.close(); }
  };
  const save = () => act('readwrite', (store) => store.put(kept, 'folder'));

  const walk = async (folder, path, depth, found) => {
    for await (const entry of folder.values()) {
      if (/^[.~]/.test(entry.name)) continue;
      const name = path + entry.name;
      if (entry.kind === 'directory') {
        if (depth < DEPTH) await walk(entry, name + '/', depth + 1, found);
      } else if (EXPORT.test(name)) found.push([name, entry]);
    }
  };

  window.sextantFolder = {
    async pick() {
      const handle = await showDirectoryPicker({ id: 'sextant', mode: 'read' });
      kept = { handle, seen: {} };
      await save();
      return handle.name;
    },
    // The name of the folder chosen before, or null.
    async restore() {
      kept = (await act('readonly', (store) => store.get('folder'))) ?? null;
      return kept && kept.handle.name;
    },
    // 'granted', 'prompt' or 'denied'; asks the person where it may.
    async permission(asks) {
      const how = { mode: 'read' };
      return asks ? kept.handle.requestPermission(how) : kept.handle.queryPermission(how);
    },
    // [[path, file], …] of what is new or changed. A file that is still being written waits for the next look.
    async look() {
      const found = [], news = [];
      await walk(kept.handle, '', 0, found);
      for (const [path, entry] of found.sort()) {
        const file = await entry.getFile();
        const stamp = file.size + ':' + file.lastModified;
        if (kept.seen[path]?.stamp === stamp || !file.size || Date.now() - file.lastModified < SETTLED) continue;
        news.push([path, file, stamp]);
        if (news.length === AT_ONCE) break;
      }
      return news;
    },
    // Remembers files of a look: those that came in, and those that wait for the person.
    async mark(news, waits) {
      for (const [path, , stamp] of news) kept.seen[path] = { stamp, waits: waits.includes(path) };
      await save();
      return this.waiting();
    },
    waiting: () => Object.entries(kept?.seen ?? {}).filter(([, seen]) => seen.waits).map(([path]) => path).sort(),
    // The file of a path that waits, to be opened in the import.
    async open(path) {
      const names = path.split('/');
      let folder = kept.handle;
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
      return (await folder.getFileHandle(names.at(-1))).getFile();
    },
    async forget() {
      kept = null;
      await act('readwrite', (store) => store.delete('folder'));
    },
  };
})();
