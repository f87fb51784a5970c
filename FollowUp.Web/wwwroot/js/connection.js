// Whether this page is in touch with the server: the script of Blazor says so by the classes of this bar (its documentation,
// "Reflect the server-side connection state in the UI").
const bar = () => document.getElementById("components-reconnect-modal");

export const isLost = () => !!bar()?.matches(".components-reconnect-show, .components-reconnect-failed, .components-reconnect-rejected");

// Calls "act" each time the connection went, and each time it is back, until "signal" is aborted.
export function watch(act, signal) {
  const seen = new MutationObserver(() => {
    if (isLost()) {
      act(true);
    } else {
      // Blazor takes events and calls from the next turn on.
      setTimeout(act, 50, false);
    }
  });
  if (bar()) {
    seen.observe(bar(), { attributes: true, attributeFilter: ["class"] });
    signal.addEventListener("abort", () => seen.disconnect());
  }
}

// Calls a component of the server so that each call is done once, also when the connection goes meanwhile: those without
// an answer are made again when it is back, and the number of a call tells the server which of them it has seen.
export function caller(owner, signal) {
  const open = new Map();
  let last = 0;
  const make = number => {
    const { name, given, done, failed } = open.get(number);
    owner.invokeMethodAsync(name, number, ...given).then(done, failed).finally(() => open.delete(number));
  };
  // After fields that tell anew what was typed: a call may draw others in their place.
  watch(lost => lost || setTimeout(() => [...open.keys()].forEach(make)), signal);
  return (name, ...given) => new Promise((done, failed) => {
    last += 1;
    open.set(last, { name, given, done, failed });
    if (!isLost()) { make(last); }
  });
}
