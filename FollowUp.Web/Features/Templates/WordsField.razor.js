// Turns resting keys into a change event, which is what the server listens to.
export function settle(field) {
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => field.dispatchEvent(new Event("change", { bubbles: true })), 400);
  });
}

// Puts text where the cursor stands, in place of what is selected.
export function insert(id, text) {
  const field = document.getElementById(id);
  if (!field) {
    return;
  }
  field.focus();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
