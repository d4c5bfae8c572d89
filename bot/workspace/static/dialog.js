// Dialogs: one at a time on top, focus stays inside, Escape closes, focus returns.

import { byId, h } from "./dom.js";
import { textObject } from "./mrkdwn.js";

const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex='0']";
const open = [];

/** Show a dialog; returns a function that takes it away again. `cancel` is called on Escape. */
export function showDialog(box, cancel, role = "dialog") {
  const before = document.activeElement;
  const layer = h("div", { class: "shade" }, box);
  box.setAttribute("role", role);
  box.setAttribute("aria-modal", "true");
  layer.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); cancel(); }
    if (event.key === "Tab") keepInside(event, box);
  });
  byId("layer").append(layer);
  open.push(layer);
  still();
  (box.querySelector("[data-first]") ?? box.querySelector(".dialog-body :is(input, select, textarea)") ?? box.querySelector(FOCUSABLE))?.focus();
  return () => {
    layer.remove();
    open.splice(open.indexOf(layer), 1);
    still();
    if (before?.isConnected) before.focus(); else byId("composer-text").focus();
  };
}

function still() {
  byId("app").inert = open.length > 0;
  open.forEach((layer, index) => { layer.inert = index < open.length - 1; });
}

function keepInside(event, box) {
  const places = [...box.querySelectorAll(FOCUSABLE)].filter((element) => element.offsetParent !== null);
  const first = places[0];
  const last = places.at(-1);
  if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
  else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
}

/** Slack's confirm dialog; resolves to whether the person agreed. */
export function confirmDialog(confirm, names) {
  return new Promise((resolve) => {
    let close = null;
    const answer = (yes) => { close(); resolve(yes); };
    const box = h("div", { class: "dialog small-dialog", aria: { labelledby: "confirm-title", describedby: "confirm-text" } },
      h("h2", { id: "confirm-title" }, textObject(confirm.title, names)),
      h("div", { id: "confirm-text", class: "dialog-body" }, textObject(confirm.text, names)),
      h("div", { class: "dialog-foot" },
        h("button", { type: "button", class: "button", data: { first: "yes" }, onclick: () => answer(false) }, confirm.deny?.text ?? "Nej"),
        h("button", { type: "button", class: `button ${confirm.style ?? "primary"}`, onclick: () => answer(true) }, confirm.confirm?.text ?? "Ja")));
    close = showDialog(box, () => answer(false), "alertdialog");
  });
}
