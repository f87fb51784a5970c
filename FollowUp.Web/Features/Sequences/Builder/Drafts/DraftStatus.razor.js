// What could not be saved is kept in this browser: drafts that the server hands over when saving fails, and fields that
// were being typed into when the connection or the page went. Fields changed without a connection are told again once it
// is back.
import { isLost, watch } from "../../../../js/connection.js";

const fields = "input:not([type=file]):not([type=password]):not([type=search]), select, textarea";

function write(key, value) {
  try {
    if (value) {
      localStorage.setItem(key, JSON.stringify(value));
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // The store is full or closed; the page says that it is not saved.
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

const labelOf = field => (field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? "A field").trim();

export function begin(key) {
  const typed = new Map();
  const missed = new Set();
  const stop = new AbortController();
  const persist = () => {
    const texts = [...typed].map(([field, text]) => ({ label: labelOf(field), text })).filter(one => one.text);
    write(`${key}:typed`, texts.length ? { at: Date.now(), texts } : null);
  };
  const inPage = event => event.target.matches?.(fields) && event.target.closest("main");
  document.addEventListener("input", event => {
    if (inPage(event) && !event.target.matches("select, [type=checkbox], [type=radio]")) {
      typed.set(event.target, event.target.value);
      if (isLost()) {
        persist();
      }
    }
  }, { capture: true, signal: stop.signal });
  document.addEventListener("change", event => {
    if (!inPage(event)) {
      return;
    }
    if (isLost()) {
      missed.add(event.target);
      persist();
    } else {
      typed.delete(event.target);
    }
  }, { capture: true, signal: stop.signal });
  addEventListener("pagehide", persist, { signal: stop.signal });

  watch(lost => {
    if (lost) {
      persist();
    } else if (missed.size) {
      const again = [...missed].filter(field => field.isConnected);
      missed.clear();
      again.forEach(field => field.dispatchEvent(new Event("change", { bubbles: true })));
      persist();
    }
  }, stop.signal);

  return {
    kept: () => {
      const flow = read(key);
      const texts = read(`${key}:typed`);
      return flow || texts ? { at: flow?.at ?? texts.at, hasFlow: !!flow, typed: texts?.texts ?? [] } : null;
    },
    keep: text => write(key, { at: Date.now(), flow: text }),
    forget: () => {
      write(key, null);
      write(`${key}:typed`, null);
    },
    drop: () => write(key, null),
    // A stream, because a message to the server may not be that large.
    flow: () => new TextEncoder().encode(read(key)?.flow ?? ""),
    end: () => {
      persist();
      stop.abort();
    },
  };
}
