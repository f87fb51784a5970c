// Escape closes the drawer wherever focus is, and focus goes back to what opened it.
let drawer = null;
let host = null;
let opener = null;

function onKey(event) {
  // A dialog or a list over the drawer takes its own Escape.
  if (event.key === "Escape" && !document.querySelector(".rz-dialog-wrapper") && !event.target.closest?.("[aria-expanded=true]")) {
    host.invokeMethodAsync("CloseAsync");
  }
}

export function opened(panel, owner) {
  if (!panel?.isConnected) {
    return;
  }
  if (!drawer) {
    document.addEventListener("keydown", onKey);
  }
  if (!panel.contains(document.activeElement)) {
    opener = document.activeElement;
  }
  drawer = panel;
  host = owner;
  panel.focus();
}

export function closed() {
  document.removeEventListener("keydown", onKey);
  // A click beside the drawer leaves focus on the sheet or nowhere; anything else was chosen by the person.
  const at = document.activeElement;
  if (opener?.isConnected && (at === document.body || at?.id === "main")) {
    opener.focus();
  }
  drawer = host = opener = null;
}
