// Serves a folder on this machine only: `node scripts/serve.mjs dist 8080`. Tests use `serve()` directly,
// also below a sub-path, as a static host would. It is no part of the app.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv",
};

/** Starts a server. `base` is the path the folder hangs under; `extra(request, response)` may answer first. */
export async function serve(folder, { port = 0, base = "/", extra } = {}) {
  const root = path.resolve(folder);
  const server = http.createServer((request, response) => {
    if (extra?.(request, response)) return;
    const { pathname } = new URL(request.url, "http://localhost");
    let name = null;
    try {
      name = pathname.startsWith(base) ? path.join(root, decodeURIComponent(pathname.slice(base.length))) : null;
    } catch { /* a broken escape in the address */ }
    if (name === root || name === root + path.sep) name = path.join(root, "index.html");
    if (!name || !name.startsWith(root + path.sep) || !fs.existsSync(name) || !fs.statSync(name).isFile()) {
      response.writeHead(404, { "content-type": TYPES[".html"] });
      const page = path.join(root, "404.html");
      return response.end(fs.existsSync(page) ? fs.readFileSync(page) : "Not found");
    }
    const isNamedByContent = /-[0-9a-f]{16}[._]/.test(name);
    response.writeHead(200, {
      "content-type": TYPES[path.extname(name)] ?? "application/octet-stream",
      "content-length": fs.statSync(name).size,
      "cache-control": isNamedByContent ? "public, max-age=31536000, immutable" : "no-cache",
    });
    fs.createReadStream(name).pipe(response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  const close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return { url: `http://127.0.0.1:${server.address().port}${base}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  try {
    const { url } = await serve(folder, { port: Number(port) });
    console.log(`Sextant is at ${url} (Ctrl+C stops it)`);
  } catch (cause) {
    if (cause.code !== "EADDRINUSE") throw cause;
    console.error(`Port ${port} is in use. Stop what uses it, or choose another: make serve PORT=8081`);
    process.exit(1);
  }
}
