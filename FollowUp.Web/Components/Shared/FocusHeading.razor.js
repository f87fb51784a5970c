// Focuses the heading, unless somebody is in a field of the page or in what lies over it.
export function heading() {
  const heading = document.querySelector("h1");
  if (!heading || document.activeElement?.closest("main :is(input, select, textarea, [contenteditable]), [role=dialog]")) {
    return;
  }
  if (!heading.hasAttribute("tabindex")) {
    heading.tabIndex = -1;
  }
  heading.focus({ preventScroll: true });
}
