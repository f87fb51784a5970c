// Asks the server every few milliseconds, but only while the page is in sight and the last answer is in.
export function start(owner, milliseconds) {
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
  document.addEventListener("visibilitychange", ask);
  return {
    end() {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    },
  };
}
