// Escape closes the drawer wherever focus is, and focus goes back to what opened it.
export function watch(frame) {
  const opener = window.__drawerOpener ?? document.activeElement;
  const onKey = event => {
    // A dialog over the drawer takes its own Escape.
    if (event.key === "Escape" && !document.querySelector(".rz-dialog-wrapper, .rz-popup.rz-open")) {
      frame.invokeMethodAsync("CloseAsync");
    }
  };
  document.addEventListener("keydown", onKey);
  return {
    end() {
      document.removeEventListener("keydown", onKey);
      if (opener?.isConnected) {
        opener.focus();
      }
    },
  };
}
