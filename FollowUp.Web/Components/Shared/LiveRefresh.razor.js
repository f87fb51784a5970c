// Asks the server every few milliseconds, but only while the page is in sight and the last answer is in. Answers that take
// long are asked for more rarely, so that looking at large numbers takes a tenth of the server's time at most.
import { watch } from "../../js/connection.js";

const rest = 9;

export function start(owner, milliseconds) {
  const stop = new AbortController();
  let waiting = false;
  let restsUntil = 0;
  const ask = async () => {
    const asked = performance.now();
    if (document.hidden || waiting || asked < restsUntil) {
      return;
    }
    waiting = true;
    try {
      await owner.invokeMethodAsync("TickAsync");
      restsUntil = performance.now() + rest * (performance.now() - asked);
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
