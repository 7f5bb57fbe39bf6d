// The service worker: keeps exactly the files of one build, serves them without a network, and never mixes builds.
// A newer build waits until the app says "update". It sees no data of the person who uses the app.
const VERSION = "VERSION";
const FILES = {/*FILES*/};
const PREFIX = `sextant:${registration.scope}:`;
const NAME = PREFIX + VERSION;

const isHashed = (name) => /-[0-9a-f]{16}[._]/.test(name);
const address = (name) => new URL(name, registration.scope).href;

async function keep(cache, name) {
  // A file named by its content may come from the HTTP cache; any other must be today's.
  const answer = await fetch(address(name), { cache: isHashed(name) ? "default" : "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  await cache.put(address(name), answer);
}

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(NAME);
    await Promise.all(Object.keys(FILES).map((name) => keep(cache, name)));
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

addEventListener("message", (event) => {
  if (event.data === "update") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  url.search = "";
  url.hash = "";
  const isOurs = url.href.startsWith(registration.scope);
  const name = isOurs ? url.href.slice(registration.scope.length) : null;
  const isPage = request.mode === "navigate" && (name === "" || name === "index.html");
  if (!isPage && !(name !== null && Object.hasOwn(FILES, name))) return;
  event.respondWith((async () => {
    const kept = await (await caches.open(NAME)).match(isPage ? address("index.html") : url.href);
    return kept ?? fetch(request);
  })());
});
