import { caller } from "../../../../js/connection.js";
import { busy, here, onlyText, shortcuts } from "../FlowList.razor.js";

// Pan, zoom, drag, connect and keys of the canvas. Nothing is sent while something moves; one call when it is dropped.
// Measures and the drawing of ways are those of FollowUp.Core/Sequences/Layout; edge-routes.json holds both to the same values.
const width = 280, height = 64, column = 172, turning = 22, corner = 8, gap = 24, snap = 8;
// A finger that taps is not as steady as a mouse.
const least = 0.15, most = 2, steady = { mouse: 4, pen: 6, touch: 10 }, reach = 48;

const text = value => String(+value.toFixed(2));
const point = at => `${text(at[0])} ${text(at[1])}`;
const toward = (from, to, by) => [from[0] + Math.sign(to[0] - from[0]) * by, from[1] + Math.sign(to[1] - from[1]) * by];
const span = (one, other) => Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]);
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

export function route(from, to, choice, lane) {
  const down = to[1] - from[1];
  const back = down < 24;
  const turn = back ? turning : Math.min(turning, down / 2);
  const x = lane !== null ? from[0] + lane : back ? Math.max(from[0], to[0]) + column : choice ? to[0] : from[0];
  const kept = [];
  for (const at of [from, [from[0], from[1] + turn], [x, from[1] + turn], [x, to[1] - turn], [to[0], to[1] - turn], to]) {
    const last = kept.at(-1), before = kept.at(-2);
    if (last && last[0] === at[0] && last[1] === at[1]) { continue; }
    if (before && ((last[0] === at[0] && before[0] === at[0]) || (last[1] === at[1] && before[1] === at[1]))) { kept.pop(); }
    kept.push(at);
  }
  let d = `M${point(kept[0])}`;
  for (let index = 1; index < kept.length - 1; index++) {
    const radius = Math.min(corner, Math.min(span(kept[index - 1], kept[index]), span(kept[index], kept[index + 1])) / 2);
    d += `L${point(toward(kept[index], kept[index - 1], radius))}Q${point(kept[index])} ${point(toward(kept[index], kept[index + 1], radius))}`;
  }
  const rest = back ? gap : clamp(down - 2 * turn, 0, gap);
  return { d: `${d}L${point(kept.at(-1))}`, plus: choice ? [x, from[1] + turn + rest] : [from[0], from[1] + turn], label: [x, from[1] + turn] };
}

// The whole drawing if it can be read at that size, else its beginning: the trigger in the middle above.
export function fit(bounds, w, h) {
  const z = clamp(Math.min((w - 48) / bounds.width, (h - 48) / bounds.height), 0.85, 1);
  const fits = bounds.height * z <= h - 48;
  const middle = bounds.width * z <= w - 48 ? bounds.left + bounds.width / 2 : bounds.trigger;
  return { z, x: w / 2 - middle * z, y: (fits ? (h - bounds.height * z) / 2 : 24) - bounds.top * z };
}
// Which view this person used last in this browser; the list on a narrow window.
export const preferred = user => innerWidth <= 760 ? "list" : localStorage.getItem(`builder-view:${user}`) ?? "canvas";
export const remember = (user, view) => localStorage.setItem(`builder-view:${user}`, view);

// Focus goes there; the trigger is set where a button opens a panel.
export function go(query) {
  const el = document.querySelector(query);
  el?.focus();
  if (el?.matches("[aria-haspopup=dialog][aria-expanded=false]:not([data-plus])")) { el.click(); }
}

// The menu of kinds has two columns. Arrows walk menus here, so that a quick Enter takes what they led to.
document.addEventListener("keydown", event => {
  const item = event.target.closest?.(".builder [role=menuitem]");
  const down = item?.closest(".add-menu-kinds") ? 2 : 1;
  const by = item && { ArrowRight: 1, ArrowLeft: -1, ArrowDown: down, ArrowUp: -down }[event.key];
  if (by) {
    const all = [...item.parentElement.children].filter(one => !one.disabled && one.offsetParent);
    all.at((all.indexOf(item) + by) % all.length).focus();
    event.preventDefault();
  }
});
// The menu of the last row is in sight as a whole.
document.addEventListener("focusin", event => event.target.closest?.(".step-menu")?.scrollIntoView({ block: "nearest" }));

export function start(canvas, owner, editable) {
  const root = canvas.closest("[data-builder]");
  const [grid, world, draft, frame, zoomText, map] = ["[data-grid]", "[data-world]", "[data-draft]", "[data-frame]", "[data-zoom]", "[data-map]"].map(one => canvas.querySelector(one));
  const view = { x: 0, y: 0, z: 1 };
  const ending = new AbortController();
  const on = (target, type, act, options) => target.addEventListener(type, act, { signal: ending.signal, ...options });
  const pointers = new Map();
  let gesture = null, frameAsked = 0, last = [0, 0];
  const nodes = () => new Map([...world.querySelectorAll("[data-node]")].map(el => [el.dataset.node, el]));
  const spot = el => [+el.dataset.x, +el.dataset.y];
  const edges = () => [...world.querySelectorAll("[data-edge]")];
  const find = id => world.querySelector(`[data-node="${CSS.escape(id)}"]`);
  const chosen = () => [...world.querySelectorAll("[data-node].selected")].map(el => el.dataset.node);
  const move = (el, at) => { el.style.transform = `translate(${text(at[0])}px,${text(at[1])}px)`; };
  const toWorld = (x, y) => { const box = canvas.getBoundingClientRect(); return [(x - box.left - view.x) / view.z, (y - box.top - view.y) / view.z]; };
  const call = caller(owner, ending.signal);

  function show() {
    world.style.transform = `translate(${text(view.x)}px,${text(view.y)}px) scale(${view.z.toFixed(4)})`;
    const cell = 20 * view.z;
    grid.style.cssText = `background-size:${text(cell)}px ${text(cell)}px;transform:translate(${text(view.x % cell)}px,${text(view.y % cell)}px)`;
    zoomText.textContent = `${Math.round(view.z * 100)}%`;
    const rect = map?.querySelector("[data-view]");
    if (rect) {
      const scale = [+map.dataset.factor, +map.dataset.left, +map.dataset.top];
      const [left, top] = [scale[1] - view.x / view.z * scale[0], scale[2] - view.y / view.z * scale[0]];
      for (const [name, value] of [["x", left], ["y", top], ["width", canvas.clientWidth / view.z * scale[0]], ["height", canvas.clientHeight / view.z * scale[0]]]) { rect.setAttribute(name, text(value)); }
    }
  }

  function zoom(z, x, y) {
    const box = canvas.getBoundingClientRect();
    const [px, py] = [(x ?? box.left + box.width / 2) - box.left, (y ?? box.top + box.height / 2) - box.top];
    const next = clamp(z, least, most);
    [view.x, view.y, view.z] = [px - (px - view.x) / view.z * next, py - (py - view.y) / view.z * next, next];
    show();
  }
  function fitAll() {
    const bounds = Object.fromEntries(["left", "top", "width", "height", "trigger"].map(one => [one, +world.dataset[one]]));
    Object.assign(view, fit(bounds, canvas.clientWidth, canvas.clientHeight));
    show();
  }

  // Brings a step into sight, and keeps it the one stop of the Tab key.
  function reveal(el, focus = true) {
    const [x, y] = spot(el);
    const [left, top, right, bottom] = [(x - width / 2) * view.z + view.x, y * view.z + view.y, (x + width / 2) * view.z + view.x, (y + height) * view.z + view.y];
    if (left < 16 || right > canvas.clientWidth - 16) { view.x += canvas.clientWidth / 2 - (left + right) / 2; }
    if (top < 16 || bottom > canvas.clientHeight - 64) { view.y += canvas.clientHeight / 2 - (top + bottom) / 2; }
    show();
    return focus && el.focus({ preventScroll: true });
  }

  function stop(el) {
    world.querySelectorAll("[data-node][tabindex='0'], [data-plus][tabindex='0']").forEach(one => one.tabIndex = -1);
    el.tabIndex = 0;
    world.querySelectorAll(`[data-plus^="${CSS.escape(el.dataset.node)}:"]`).forEach(plus => plus.tabIndex = 0);
  }

  // Draws the ways of moved steps anew. Where steps stand is in "at", else in the document.
  function draw(touched, at) {
    const all = nodes();
    const place = id => at.get(id) ?? spot(all.get(id));
    for (const path of touched) {
      const { edge, from, to, lane, choice } = path.dataset;
      const upper = place(from);
      const origin = spot(all.get(from));
      const tip = to ? place(to) : path.dataset.tip.split(" ").map((value, index) => +value + upper[index] - origin[index]);
      const drawn = route([upper[0], upper[1] + height], tip, choice === "1", lane === "" ? null : +lane);
      path.setAttribute("d", drawn.d);
      for (const [kind, where] of [["plus", drawn.plus], ["label", drawn.label], ["end", tip]]) {
        const mark = world.querySelector(`[data-${kind}="${CSS.escape(edge)}"]`);
        if (mark) { move(mark, where); }
      }
    }
  }

  function dragging(id) {
    const ids = find(id).classList.contains("selected") ? chosen().filter(one => one !== "") : [id];
    const all = nodes();
    const first = world.querySelector('[data-edge=":start"]')?.dataset.to;
    const carried = ids.includes(first) ? [...ids, ""] : ids;
    const before = new Map(carried.map(one => [one, spot(all.get(one))]));
    const touched = edges().filter(path => before.has(path.dataset.from) || before.has(path.dataset.to));
    const put = at => {
      at.forEach((where, one) => all.get(one) && move(all.get(one), where));
      draw(touched.filter(path => path.isConnected), at);
    };
    let by = [0, 0];
    const shifted = () => new Map([...before].map(([one, at]) => [one, [at[0] + by[0], at[1] + by[1]]]));
    return {
      begin: () => carried.forEach(one => all.get(one).classList.add("dragged")),
      update: (x, y, from) => {
        by = [(x - from[0]) / view.z, (y - from[1]) / view.z].map(value => Math.round(value / snap) * snap);
        put(shifted());
      },
      end: () => carried.forEach(one => all.get(one)?.classList.remove("dragged")),
      cancel: () => put(before),
      drop: async () => {
        let at = before;
        try {
          // The server says where they stand now: on the grid, below a neighbour, or where they were.
          at = new Map((await call("Moved", ids, by[0], by[1])).map(one => [one.id, [one.x, one.y]]));
        } finally {
          put(at);
        }
      },
    };
  }

  function placing(button) {
    const ghost = button.cloneNode(true);
    const targets = [...world.querySelectorAll("[data-plus]")];
    let near = null;
    return {
      begin: () => { ghost.classList.add("ghost"); root.append(ghost); root.classList.add("placing"); },
      update: (x, y) => {
        ghost.style.transform = `translate(${x + 10}px,${y + 6}px)`;
        near?.classList.remove("near");
        const away = el => { const box = el.getBoundingClientRect(); return Math.hypot(box.left + box.width / 2 - x, box.top + box.height / 2 - y); };
        near = targets.map(el => [away(el), el]).filter(([far]) => far < reach).sort((one, other) => one[0] - other[0])[0]?.[1] ?? null;
        near?.classList.add("near");
      },
      end: () => { near?.classList.remove("near"); ghost.remove(); root.classList.remove("placing"); },
      drop: (x, y) => document.elementFromPoint(x, y)?.closest("[data-canvas]") && call("Dropped", button.dataset.kind, near?.dataset.plus ?? null, ...toWorld(x, y)),
    };
  }

  function connecting(port) {
    const from = spot(port.closest("[data-node]"));
    let target = null;
    return {
      update: (x, y) => {
        target?.classList.remove("target");
        target = document.elementFromPoint(x, y)?.closest?.("[data-node]");
        target = target?.dataset.node && !target.contains(port) ? target : null;
        target?.classList.add("target");
        draft.setAttribute("d", route([from[0] + +port.dataset.offset, from[1] + height], target ? spot(target) : toWorld(x, y), false, null).d);
      },
      end: () => { draft.removeAttribute("d"); target?.classList.remove("target"); },
      drop: () => target && call("Connected", port.dataset.port, target.dataset.node),
    };
  }

  function framing(from) {
    const [left, top] = toWorld(...from);
    let box = null;
    return {
      begin: () => { frame.hidden = false; },
      update: (x, y) => {
        const [right, bottom] = toWorld(x, y);
        box = [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
        move(frame, box);
        [frame.style.width, frame.style.height] = [`${box[2] - box[0]}px`, `${box[3] - box[1]}px`];
      },
      end: () => { frame.hidden = true; },
      drop: () => call("Chose", [...nodes()].filter(([id, el]) => { const [x, y] = spot(el); return id && x + width / 2 > box[0] && x - width / 2 < box[2] && y + height > box[1] && y < box[3]; }).map(([id]) => id)),
    };
  }
  function panning() {
    const before = [view.x, view.y];
    return {
      begin: () => canvas.classList.add("panned"),
      update: (x, y, from) => { [view.x, view.y] = [before[0] + x - from[0], before[1] + y - from[1]]; show(); },
      end: () => canvas.classList.remove("panned"),
      cancel: () => { [view.x, view.y] = before; show(); },
      click: () => chosen().length > 0 && call("Chose", []),
    };
  }
  function looking() {
    const update = (x, y) => {
      const [box, { left, top, factor }] = [map.getBoundingClientRect(), map.dataset];
      [view.x, view.y] = [canvas.clientWidth / 2 - (x - box.left - left) / factor * view.z, canvas.clientHeight / 2 - (y - box.top - top) / factor * view.z];
      show();
    };
    return { update, click: update };
  }
  // Two fingers zoom and move the drawing at once: what is between them stays between them.
  function pinching() {
    const between = () => {
      const [[x1, y1], [x2, y2]] = [...pointers.values()];
      return { far: Math.max(1, Math.hypot(x1 - x2, y1 - y2)), x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    };
    const [first, z] = [between(), view.z];
    let before = first;
    return {
      update: () => {
        if (pointers.size < 2) { return; }
        const now = between();
        [view.x, view.y] = [view.x + now.x - before.x, view.y + now.y - before.y];
        zoom(z * now.far / first.far, now.x, now.y);
        before = now;
      },
    };
  }

  function gestureOf(event) {
    const at = query => event.target.closest?.(query);
    if (at("[data-kind]")) { return editable ? placing(at("[data-kind]")) : null; }
    if (at("[data-map]")) { return looking(); }
    if (!canvas.contains(event.target) || at("button, a, input, select, [data-still]")) { return null; }
    if (at("[data-port]")) { return editable ? connecting(at("[data-port]")) : null; }
    if (at("[data-node]")?.dataset.node && editable && event.button === 0 && !event.shiftKey) { return dragging(at("[data-node]").dataset.node); }
    return at("[data-node]") ? null : event.shiftKey ? framing([event.clientX, event.clientY]) : panning();
  }

  function finish(name, ...args) {
    const done = gesture;
    gesture = null;
    cancelAnimationFrame(frameAsked);
    frameAsked = 0;
    if (done?.moved) {
      done.end?.();
      done[name]?.(...args);
    } else if (name === "drop") { done?.click?.(...args); }
  }

  on(root, "pointerdown", event => {
    if (event.button > 1) { return; }
    // One whose end was never told, because what it touched is gone, must not count as a second finger.
    if (event.isPrimary) { pointers.clear(); }
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    if (pointers.size === 2 && canvas.contains(event.target)) {
      finish("cancel");
      gesture = { ...pinching(), from: [0, 0], moved: true };
    } else if (pointers.size === 1 && (gesture = gestureOf(event))) {
      gesture.from = [event.clientX, event.clientY];
      gesture.element = event.target;
    }
  });
  on(root, "pointermove", event => {
    if (pointers.has(event.pointerId)) { pointers.set(event.pointerId, [event.clientX, event.clientY]); }
    if (!gesture) { return; }
    last = [event.clientX, event.clientY];
    if (!gesture.moved && Math.hypot(last[0] - gesture.from[0], last[1] - gesture.from[1]) >= (steady[event.pointerType] ?? steady.mouse)) {
      gesture.moved = true;
      root.setPointerCapture(event.pointerId);
      gesture.begin?.();
    }
    if (gesture.moved && !frameAsked) {
      frameAsked = requestAnimationFrame(() => { frameAsked = 0; gesture?.update(...last, gesture.from); });
    }
  });
  on(root, "pointerup", event => {
    pointers.delete(event.pointerId);
    if (gesture?.moved) {
      gesture.update(event.clientX, event.clientY, gesture.from);
      // The click that follows a drag means nothing.
      const swallow = click => click.stopPropagation() ?? click.preventDefault();
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    }
    finish("drop", event.clientX, event.clientY);
  });
  on(root, "pointercancel", event => pointers.delete(event.pointerId) && finish("cancel"));

  on(canvas, "wheel", event => {
    if (event.target.closest("[data-still]")) { return; }
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      zoom(view.z * Math.exp(clamp(-event.deltaY, -24, 24) * 0.01), event.clientX, event.clientY);
    } else {
      [view.x, view.y] = [view.x - (event.shiftKey ? event.deltaY : event.deltaX), view.y - (event.shiftKey ? 0 : event.deltaY)];
      show();
    }
  }, { passive: false });
  on(canvas, "click", event => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    ({ in: () => zoom(view.z * 1.2), out: () => zoom(view.z / 1.2), fit: fitAll })[act]?.();
  });
  on(canvas, "focusin", event => {
    const el = event.target.closest("[data-node]");
    if (el) {
      stop(el);
      if (el.matches(":focus-visible")) { reveal(el, false); }
    }
  });

  function walk(el, key) {
    const ways = edges().filter(path => path.dataset.to);
    const next = key === "ArrowDown" ? ways.find(path => path.dataset.from === el.dataset.node)?.dataset.to
      : key === "ArrowUp" ? ways.find(path => path.dataset.to === el.dataset.node)?.dataset.from : undefined;
    const [x, y] = spot(el);
    const sign = key === "ArrowLeft" ? -1 : 1;
    const beside = () => [...nodes().values()].map(one => [one, spot(one)]).filter(([, at]) => (at[0] - x) * sign > 20)
      .sort(([, a], [, b]) => Math.abs(a[0] - x) + 3 * Math.abs(a[1] - y) - Math.abs(b[0] - x) - 3 * Math.abs(b[1] - y))[0]?.[0];
    const found = key === "ArrowLeft" || key === "ArrowRight" ? beside() : next === undefined ? null : find(next);
    if (found) { reveal(found); }
  }

  const plain = {
    Enter: el => call("Opened", el.dataset.node), " ": el => el.click(), a: el => world.querySelector(`[data-plus^="${CSS.escape(el.dataset.node)}:"]`)?.click(),
    Delete: () => call("Command", "delete"), Backspace: () => call("Command", "delete"), "+": () => zoom(view.z * 1.2), "-": () => zoom(view.z / 1.2), 1: fitAll,
  };
  const withControl = { ...shortcuts(on, call, editable), 0: fitAll, "+": () => zoom(view.z * 1.2), "=": () => zoom(view.z * 1.2), "-": () => zoom(view.z / 1.2) };
  on(document, "keydown", event => {
    if (event.key === "Escape" && gesture) { return finish("cancel"); }
    const el = event.target.closest?.("[data-node]");
    const control = event.ctrlKey || event.metaKey;
    if (busy(event.target) || (!control && !el) || (!here(event.target) && !/^[zy]$/i.test(event.key))) { return; }
    if (el && event.key.startsWith("Arrow")) {
      event.preventDefault();
      if (event.altKey && editable && el.dataset.node) {
        const [dx, dy] = { ArrowLeft: [-snap, 0], ArrowRight: [snap, 0], ArrowUp: [0, -snap], ArrowDown: [0, snap] }[event.key];
        call("Moved", [el.dataset.node], dx, dy);
      } else {
        walk(el, event.key);
      }
      return;
    }
    const act = control ? withControl[event.key.toLowerCase()] : event.altKey ? null : plain[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && !onlyText(event)) {
      event.preventDefault();
      control ? act(event) : act(el);
    }
  });
  let wide = canvas.clientWidth;
  const widths = new ResizeObserver(() => {
    view.x += (canvas.clientWidth - wide) / 2;
    wide = canvas.clientWidth;
    show();
  });
  widths.observe(canvas);
  fitAll();
  stop(world.querySelector("[data-node]"));
  return {
    reveal: (id, focus) => { const el = find(id); if (el) { reveal(el, focus); } },
    fit: fitAll,
    end: () => { ending.abort(); widths.disconnect(); },
  };
}
