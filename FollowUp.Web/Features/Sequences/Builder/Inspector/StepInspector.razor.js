// Brings the field that a problem is about into sight and puts the cursor into it.
export function focus(id) {
  const found = document.getElementById(id);
  const field = found?.matches("input, select, textarea, button") ? found : found?.querySelector("input, select, textarea, button");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
