// Asks the server every few milliseconds, but only while the page is in sight and the last answer is in.
import { watch } from "../../js/connection.js";

export function start(owner, milliseconds) {
  const stop = new AbortController();
  let waiting = false;
  const ask = async () => {
    if (document.hidden || waiting) {
      return;
    }
    waiting = true;
    try {
      await owner.invokeMethodAsync("TickAsync");
    } catch {
      // The connection is away or the page is left; the next round asks again.
    }
    waiting = false;
  };
  const timer = setInterval(ask, milliseconds);
  document.addEventListener("visibilitychange", ask, { signal: stop.signal });
  // An answer that was on its way when the connection went never comes.
  watch(() => { waiting = false; }, stop.signal);
  return {
    end() {
      clearInterval(timer);
      stop.abort();
    },
  };
}
