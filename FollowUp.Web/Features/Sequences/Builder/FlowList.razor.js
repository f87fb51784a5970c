// Keys of the list, and the clipboard and shortcuts that the canvas has in common with it.
import { caller } from "../../../js/connection.js";

const clipKey = "followup-steps";
export async function keep(clip) {
  localStorage.setItem(clipKey, clip);
  // Without https or leave to use the clipboard, other tabs of this browser still find it.
  await navigator.clipboard?.writeText(clip).catch(() => {});
}
// What a button pastes: browsers ask before they show a page what other programs copied, so it is what was copied here.
export const held = () => localStorage.getItem(clipKey) ?? "";

export const busy = target => target.closest?.("input, textarea, select, [contenteditable=true], [role=menu], .rz-dialog-wrapper") || document.querySelector(".rz-dialog-wrapper");
export const here = target => !target.closest?.("[data-side]");
export const onlyText = event => (event.ctrlKey || event.metaKey) && "cx".includes(event.key.toLowerCase()) && String(getSelection());

// What Ctrl does with a key, on the canvas and in the list; pasting is an event of its own.
export function shortcuts(on, call, editable) {
  let copying = null;
  const copy = cut => { copying = call("Copied", cut).then(clip => clip && keep(clip)).finally(() => { copying = null; }); };
  on(document, "paste", event => {
    if (!editable || busy(event.target) || !here(event.target)) { return; }
    const pasted = copying ? "" : event.clipboardData?.getData("text/plain") ?? "";
    Promise.resolve(copying).then(() => call("Pasted", pasted.includes("followup/steps") ? pasted : localStorage.getItem(clipKey) ?? pasted));
  });
  return {
    z: event => call("Command", event.shiftKey ? "redo" : "undo"), y: () => call("Command", "redo"), a: () => call("Command", "all"), d: () => call("Command", "duplicate"),
    c: () => copy(false), x: () => copy(true),
  };
}

export function start(list, owner, editable) {
  const ending = new AbortController();
  const on = (target, type, act) => target.addEventListener(type, act, { signal: ending.signal });
  const call = caller(owner, ending.signal);
  const withControl = shortcuts(on, call, editable);
  const walk = by => event => {
    const rows = [...list.querySelectorAll(".list-main")];
    rows.at(Math.min(Math.max(rows.indexOf(event.target.closest(".list-main")) + by, 0), rows.length - 1)).focus();
  };
  const remove = () => call("Command", "delete");
  const onRow = { ArrowDown: walk(1), ArrowUp: walk(-1), Delete: remove, Backspace: remove };
  on(document, "keydown", event => {
    const control = event.ctrlKey || event.metaKey;
    if (busy(event.target) || (!here(event.target) && !/^[zy]$/i.test(event.key)) || onlyText(event)) { return; }
    const act = control ? withControl[event.key.toLowerCase()] : event.altKey || !event.target.closest?.(".list-main") ? null : onRow[event.key];
    if (act) {
      event.preventDefault();
      act(event);
    }
  });
  return { end: () => ending.abort() };
}
export const more = (list, id) => list.querySelector(`[data-row="${CSS.escape(id)}"]`)?.parentElement.querySelector(".list-more")?.focus();
