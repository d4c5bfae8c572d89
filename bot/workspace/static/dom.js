// Making elements. Everything a person or the bot wrote goes through textContent; nothing here reads markup.

/** Make an element: properties, `on…` listeners, `data`/`aria` maps, children (nodes, texts, nothing). */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "aria") for (const [key, text] of Object.entries(value)) element.setAttribute(`aria-${key}`, text);
    else if (name === "role" || name === "for" || name === "list") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Make the children of `parent` match the rows; a row that did not change keeps its element. */
export function reconcile(parent, rows) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let position = parent.firstElementChild;
  for (const { key, print, make } of rows) {
    let element = old.get(key);
    old.delete(key);
    if (!element || element.dataset.print !== print) {
      const fresh = make();
      fresh.dataset.key = key;
      fresh.dataset.print = print;
      if (element) {
        const focused = element.contains(document.activeElement) ? focusKey(document.activeElement) : null;
        if (position === element) position = element.nextElementSibling;
        element.replaceWith(fresh);
        if (focused) [...fresh.querySelectorAll("[data-focus]")].find((e) => e.dataset.focus === focused)?.focus();
      }
      element = fresh;
    }
    if (element === position) position = position.nextElementSibling;
    else parent.insertBefore(element, position);
  }
  for (const gone of old.values()) gone.remove();
}

function focusKey(element) {
  return element.closest("[data-focus]")?.dataset.focus ?? null;
}

let openMenu = null;

/** A menu under a button; arrow keys move, Escape closes. */
export function menu(button, items) {
  const wasMine = openMenu?.button === button;
  closeMenu();
  if (wasMine) return;
  const list = h("div", { class: "menu", role: "menu", aria: { label: button.getAttribute("aria-label") ?? "Menu" } });
  for (const item of items) {
    list.append(
      h("button", {
        class: `menu-item${item.danger ? " danger" : ""}`, type: "button", role: "menuitem", tabIndex: -1,
        onclick: () => { closeMenu(true); item.run(); },
      }, item.label),
    );
  }
  list.addEventListener("keydown", (event) => {
    const entries = [...list.children];
    const at = entries.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); entries[(to + entries.length) % entries.length].focus(); }
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); event.stopPropagation(); closeMenu(true); }
  });
  button.setAttribute("aria-expanded", "true");
  document.body.append(list);
  const box = button.getBoundingClientRect();
  const height = list.offsetHeight;
  const top = box.bottom + height + 8 > innerHeight ? Math.max(8, box.top - height - 4) : box.bottom + 4;
  list.style.top = `${top}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
  openMenu = { list, button };
  list.firstElementChild?.focus();
}

export function closeMenu(refocus = false) {
  if (!openMenu) return;
  openMenu.button.setAttribute("aria-expanded", "false");
  openMenu.list.remove();
  if (refocus) openMenu.button.focus();
  openMenu = null;
}

document.addEventListener("pointerdown", (event) => {
  if (openMenu && !openMenu.list.contains(event.target) && !openMenu.button.contains(event.target)) closeMenu();
});

/** Say something to a screen reader. */
export function announce(text) {
  const live = byId("live");
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = text; });
}
