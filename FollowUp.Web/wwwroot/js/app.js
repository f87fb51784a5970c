// Small things that need no round trip: theme, skip link, copy. Listens on the document, so it survives every render.
const dark = matchMedia("(prefers-color-scheme: dark)");

function switchTheme() {
  const root = document.documentElement;
  const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}

// navigator.clipboard exists only over https and on localhost.
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("click", async event => {
  const target = event.target.closest?.("[data-theme-switch], [data-copy], .skip");
  if (!target) {
    return;
  }
  if (target.matches(".skip")) {
    event.preventDefault();
    document.getElementById("main")?.focus();
  } else if (target.matches("[data-copy]")) {
    await copy(target.dataset.copy);
    const said = target.parentElement.querySelector("[role=status]");
    said.textContent = "Copied";
    setTimeout(() => { said.textContent = ""; }, 2000);
  } else {
    switchTheme();
  }
});

// A server that has restarted no longer knows this page: load it anew.
const bar = document.getElementById("components-reconnect-modal");
if (bar) {
  new MutationObserver(() => {
    if (bar.classList.contains("components-reconnect-rejected")) {
      location.reload();
    }
  }).observe(bar, { attributes: true, attributeFilter: ["class"] });
}

// A bar of tabs that scrolls begins where the current tab is seen.
window.showCurrentTab = tabs => {
  const tab = tabs?.querySelector(".tab-on");
  if (tab && tab.offsetLeft + tab.offsetWidth > tabs.clientWidth) {
    tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  }
};
