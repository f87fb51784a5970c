// Puts a panel below the button that opened it, as far as the window lets it, and again while the window changes.
const margin = 8, gap = 6;

export function place(panel, button) {
  const put = () => {
    if (!panel.isConnected) { return removeEventListener("resize", put); }
    const at = button.getBoundingClientRect();
    panel.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - panel.offsetWidth - margin))}px`;
    panel.style.top = `${at.bottom + gap}px`;
    panel.style.setProperty("--room", `${innerHeight - at.bottom - gap - margin}px`);
  };
  addEventListener("resize", put);
  put();
}
