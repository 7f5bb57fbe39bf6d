// Registers the service worker that keeps the app usable without a network. It never reloads the page by itself:
// it tells the app that an update waits ("sextant:update-ready"), and acts when the app answers ("sextant:update").
(() => {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  let asked = false;
  const offer = (registration) => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    dispatchEvent(new CustomEvent("sextant:update-ready"));
  };
  addEventListener("sextant:update", async () => {
    asked = true;
    const registration = await navigator.serviceWorker.getRegistration();
    registration?.waiting?.postMessage("update");
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
  });
  addEventListener("load", async () => {
    try {
      const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
      offer(registration);
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", () => offer(registration));
      });
    } catch (cause) {
      console.info("Offline use is not available here:", String(cause));
    }
  });
})();
