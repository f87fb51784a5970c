// Drags rows by their handle. Nothing is sent while a row moves; on drop one call says from where to where.
export function sortable(list, owner) {
  let drag = null;

  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button !== 0) {
      return;
    }
    event.preventDefault();
    const rows = [...list.children];
    const row = handle.closest("li");
    drag = { row, rows, from: rows.indexOf(row), to: rows.indexOf(row), y: event.clientY, pointer: event.pointerId, tops: rows.map((one) => one.getBoundingClientRect()) };
    list.setPointerCapture(event.pointerId);
  });

  list.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) {
      return;
    }
    const moved = event.clientY - drag.y;
    const middle = drag.tops[drag.from].top + drag.tops[drag.from].height / 2 + moved;
    drag.to = drag.tops.reduce((place, box, index) => (index !== drag.from && (index < drag.from ? middle < box.top + box.height / 2 : middle > box.top + box.height / 2) ? (index < drag.from ? Math.min(place, index) : Math.max(place, index)) : place), drag.from);
    drag.rows.forEach((row, index) => {
      const height = drag.tops[drag.from].height;
      const shift = index === drag.from ? moved : index > drag.from && index <= drag.to ? -height : index < drag.from && index >= drag.to ? height : 0;
      row.style.transform = shift ? `translateY(${shift}px)` : "";
    });
  });

  // The server draws the new order; a refused one stays as it was.
  const end = (event) => {
    if (!drag || event.pointerId !== drag.pointer) {
      return;
    }
    const { rows, from, to } = drag;
    drag = null;
    rows.forEach((row) => (row.style.transform = ""));
    if (event.type === "pointerup" && from !== to) {
      owner.invokeMethodAsync("MoveAsync", from, to);
    }
  };
  list.addEventListener("pointerup", end);
  list.addEventListener("pointercancel", end);
}

// Focuses the arrow that was pressed, or the other one where it can go no further.
export function focusMove(list, place, step) {
  const arrows = [...(list.children[place]?.querySelectorAll("[data-move]") ?? [])];
  (arrows.find((arrow) => !arrow.disabled && Number(arrow.dataset.move) === step) ?? arrows.find((arrow) => !arrow.disabled))?.focus();
}
