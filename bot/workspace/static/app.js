// The page: who you are, where you are, what is said there.

import { announce, byId, closeMenu, h, menu, reconcile } from "./dom.js";
import { ask, connect } from "./connection.js";
import { clockTime, dateOf, dayName, longDate, minutesBetween, shortDate } from "./dates.js";
import { confirmDialog, showDialog } from "./dialog.js";
import { emoji, mrkdwn } from "./mrkdwn.js";
import { renderBlocks, showErrors } from "./blocks.js";
import { tourContent } from "./guide.js";

let picture = null;
let names = new Map();
let place = decodeURIComponent(location.hash.slice(1)) || "";
let thread = null;
let editing = null;
let shownModal = null;
let moving = false;
let heard = null;
const drafts = new Map();
const TOGETHER_MINUTES = 5;
const LOOK_SECONDS = 20;

// -- places ------------------------------------------------------------------------------------------------

const directChannel = () => picture.channels.find((channel) => channel.direct);
const currentChannel = () => (place === "home" ? null : place === "dm" ? directChannel() : picture.channels.find((channel) => channel.id === place));

function go(where, { focus = true } = {}) {
  keepDraft();
  place = where;
  thread = null;
  editing = null;
  closeNav();
  history.replaceState(null, "", `#${where}`);
  if (where === "home") ask({ do: "open_home", tab: "home" });
  if (where === "dm") ask({ do: "open_home", tab: "messages" });
  byId("composer-text").value = drafts.get(where) ?? "";
  draw();
  toEnd(byId("messages"));
  if (focus && where !== "home" && matchMedia("(hover: hover)").matches) byId("composer-text").focus();
}

function keepDraft() {
  if (place) drafts.set(place, byId("composer-text").value);
}

function drawPlaces() {
  const row = (key, icon, name, unread) => {
    const here = key === place;
    return h("li", {}, h("button", { class: `place${unread ? " unread" : ""}`, type: "button", aria: { current: here ? "page" : "false" }, data: { focus: key }, onclick: () => go(key) },
      h("span", { class: "place-icon", aria: { hidden: "true" } }, icon), h("span", { class: "place-name" }, name),
      unread ? h("span", { class: "badge" }, String(unread), h("span", { class: "hidden" }, " ulæste")) : null));
  };
  const channels = picture.channels.filter((channel) => !channel.direct);
  const direct = directChannel();
  const groups = [
    ["Kanaler", channels.map((channel) => row(channel.id, channel.private ? "🔒" : "#", channel.name, channel.unread))],
    ["Brobygger", [row("dm", "✉", "Besked til Brobygger", direct?.unread ?? 0), row("home", "⌂", "Hjem", 0)]],
  ];
  const print = JSON.stringify([place, channels.map((c) => [c.id, c.unread]), direct?.unread]);
  reconcile(byId("places"), [{ key: "places", print, make: () => h("div", {}, groups.map(([title, rows]) => h("section", {}, h("h2", {}, title), h("ul", { class: "places" }, rows)))) }]);
  const total = picture.channels.reduce((sum, channel) => sum + channel.unread, 0);
  document.title = `${total ? `(${total}) ` : ""}Brobygger – prøv den her`;
}

function drawPeople() {
  const people = picture.people.filter((person) => !person.bot);
  const print = JSON.stringify([picture.me, people]);
  reconcile(byId("people"), [{ key: "people", print, make: () => h("div", { class: "people-row" }, people.map((person) => {
    const mine = person.id === picture.me;
    return h("button", { class: "person", type: "button", role: "radio", tabIndex: mine ? 0 : -1, aria: { checked: String(mine), label: `${person.name}, ${person.title}` }, title: `Vær ${person.name} (${person.title})`,
      data: { focus: person.id }, onclick: () => become(person.id), onkeydown: (event) => stepPerson(event, people) },
    avatar(person), h("span", { class: "person-text" }, h("span", { class: "person-name" }, person.name.split(" ")[0], h("span", { class: "last-names" }, ` ${person.name.split(" ").slice(1).join(" ")}`)), h("span", { class: "muted small" }, person.title)));
  })) }]);
}

function stepPerson(event, people) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = people.findIndex((person) => person.id === picture.me);
  become(people[(at + step + people.length) % people.length].id);
}

function become(user) {
  keepDraft();
  sessionStorage.setItem("me", user);
  thread = null;
  editing = null;
  heard = null;
  ask({ do: "as", user });
  const person = picture.people.find((one) => one.id === user);
  announce(`Du er nu ${person.name}, ${person.title}.`);
}

const initials = (name) => name.split(" ").map((word) => word[0] ?? "").join("").slice(0, 2).toUpperCase();

function avatar(person) {
  if (person.bot) return h("img", { class: "avatar", src: "/static/bridge.svg", alt: "" });
  const hue = [...(person.id ?? person.name)].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 5;
  return h("span", { class: `avatar hue-${hue}`, aria: { hidden: "true" } }, initials(person.name));
}

// -- messages ------------------------------------------------------------------------------------------------

function surface(message) {
  return {
    names, people: picture.people, channels: picture.channels, values: message.values,
    press: (block, action, value) => tell(ask({ do: "click", channel: message.channel, ts: message.ts, block, action, value })),
  };
}

async function tell(answer) {
  const { ok, error } = await answer;
  if (!ok) notify(error);
  return ok;
}

let noticeTimer = null;
function notify(text) {
  const old = document.querySelector(".toast");
  old?.remove();
  clearTimeout(noticeTimer);
  document.body.append(h("p", { class: "toast", role: "alert" }, text));
  noticeTimer = setTimeout(() => document.querySelector(".toast")?.remove(), 6000);
}

function messageBody(message) {
  if (editing?.ts === message.ts) return editor(message);
  const useBlocks = message.bot && message.blocks.length;
  return [
    useBlocks ? h("div", { class: "blocks" }, renderBlocks(message.blocks, surface(message)).nodes) : h("div", { class: "text prose" }, mrkdwn(message.text, names), message.edited && h("span", { class: "muted small" }, " (rettet)")),
    message.files.length ? h("div", { class: "files" }, message.files.map(fileCard)) : null,
  ];
}

function fileCard(file) {
  const address = file.url_private ?? "";
  if (!address.startsWith(`${location.origin}/`)) return h("p", { class: "file" }, `📎 ${file.name}`);
  if (file.mode === "email") return mailCard(file);
  const size = new Intl.NumberFormat("da-DK").format(Math.max(1, Math.round(file.size / 1024)));
  const card = h("a", { class: "file", href: address, download: file.name }, h("span", {}, `📎 ${file.title}`), h("span", { class: "muted small" }, ` Hent (${size} kB)`));
  return file.mimetype.startsWith("image/") ? h("figure", {}, h("img", { src: address, alt: file.title, class: "block-image" }), card) : card;
}

function mailCard(mail) {
  const from = mail.from.map((one) => one.original).join(", ");
  const names = mail.attachments.map((one) => h("li", {}, h("a", { href: one.url, download: one.filename }, `📎 ${one.filename}`)));
  return h("article", { class: "mail" },
    h("h4", {}, `✉️ ${mail.subject || mail.title}`),
    h("p", { class: "muted small" }, `Fra ${from}`),
    h("p", { class: "keep-lines mail-text" }, mail.plain_text),
    names.length ? h("ul", {}, names) : null);
}

function editor(message) {
  const text = h("textarea", { rows: 2, value: plainForEditing(message.text), aria: { label: "Ret beskeden" }, data: { focus: "editor" } });
  const stop = () => { editing = null; draw(); };
  const save = async () => {
    const { ts, channel } = message;
    editing = null;
    if (text.value.trim()) await tell(ask({ do: "edit", channel, ts, text: text.value }));
    draw();
  };
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); stop(); }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); save(); }
  });
  requestAnimationFrame(() => text.focus());
  return h("div", { class: "editor" }, text, h("div", { class: "actions" }, h("button", { class: "button", type: "button", onclick: stop }, "Fortryd"), h("button", { class: "button primary", type: "button", onclick: save }, "Gem")));
}

/** The stored text as a person would type it again. */
function plainForEditing(text) {
  return text
    .replace(/<@([^>|]+)(?:\|[^>]*)?>/g, (whole, id) => `@${(names.get(id) ?? id).split(" ")[0]}`)
    .replace(/<#([^>|]+)(?:\|[^>]*)?>/g, (whole, id) => `#${names.get(id) ?? id}`)
    .replace(/<mailto:([^>|]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/<(https?:[^>|]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

function tools(message, inThread) {
  if (message.private || message.system) return null;
  const mine = message.user === picture.me;
  const more = [
    ...(inThread ? [] : [{ label: "Svar i tråd", run: () => openThread(message.thread ?? message.ts) }]),
    ...picture.shortcuts.map((shortcut) => ({ label: shortcut.name, run: () => tell(ask({ do: "shortcut", shortcut: shortcut.id, channel: message.channel, ts: message.ts })) })),
    ...(mine ? [
      { label: "Ret beskeden", run: () => { editing = { ts: message.ts }; draw(); } },
      { label: "Slet beskeden", danger: true, run: () => remove(message) },
    ] : []),
  ];
  const button = h("button", { class: "icon-button", type: "button", title: "Flere muligheder", data: { focus: "more" }, aria: { label: `Flere muligheder for beskeden fra ${message.name}`, haspopup: "menu", expanded: "false" }, onclick: () => menu(button, more) }, "⋯");
  return h("div", { class: "tools" },
    inThread ? null : h("button", { class: "icon-button", type: "button", title: "Svar i tråd", data: { focus: "reply" }, aria: { label: "Svar i tråd" }, onclick: () => openThread(message.thread ?? message.ts) }, "💬"),
    h("button", { class: "icon-button", type: "button", title: "Reagér med 👍", data: { focus: "react" }, aria: { label: "Reagér med tommelfinger op" }, onclick: () => react(message, "+1") }, "👍"),
    button);
}

async function remove(message) {
  const yes = await confirmDialog({ title: { type: "plain_text", text: "Slet beskeden?" }, text: { type: "plain_text", text: "Den forsvinder for alle i samtalen." }, confirm: { type: "plain_text", text: "Slet" }, deny: { type: "plain_text", text: "Behold" }, style: "danger" }, names);
  if (yes) tell(ask({ do: "delete", channel: message.channel, ts: message.ts }));
}

const react = (message, name) => tell(ask({ do: "react", channel: message.channel, ts: message.ts, name }));

function messageRow(message, { replies = [], inThread = false, first = true }) {
  const person = picture.people.find((one) => one.id === message.user) ?? { name: message.name, id: message.name, bot: message.bot };
  const row = h("article", { class: `message${message.private ? " private" : ""}${first ? "" : " following"}`, aria: { label: `${message.name} kl. ${clockTime(message.at)}` } },
    first ? avatar(person) : h("span", { class: "avatar-gap" }),
    h("div", { class: "message-main" },
      message.private ? h("p", { class: "only-you" }, "👁 Kun synlig for dig") : null,
      first ? h("header", {}, h("strong", {}, message.name), message.bot && h("span", { class: "tag" }, "assistent"), h("time", { class: "muted small", dateTime: message.at }, clockTime(message.at))) : null,
      messageBody(message),
      message.reactions.length ? h("div", { class: "reactions" }, message.reactions.map((reaction) => h("button", { class: `reaction${reaction.mine ? " mine" : ""}`, type: "button", data: { focus: `r-${reaction.name}` }, aria: { label: `${reaction.count} har reageret med ${reaction.name}`, pressed: String(reaction.mine) }, onclick: () => react(message, reaction.name) }, `${emoji(reaction.name)} ${reaction.count}`))) : null,
      replies.length ? h("button", { class: "replies", type: "button", data: { focus: "replies" }, onclick: () => openThread(message.ts) }, `💬 ${replies.length} svar`, h("span", { class: "muted small" }, ` · senest ${replies.at(-1).name} kl. ${clockTime(replies.at(-1).at)}`)) : null),
    tools(message, inThread));
  if (message.system) row.classList.add("system");
  return row;
}

function drawMessages(root, messages, { inThread = false, all = messages } = {}) {
  const atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 80;
  const rows = [];
  let day = null;
  let before = null;
  for (const message of messages) {
    if (dateOf(message.at) !== day) {
      day = dateOf(message.at);
      before = null;
      const name = dayName(message.at, picture.now);
      rows.push({ key: `day-${day}`, print: name, make: () => h("h2", { class: "day" }, h("span", {}, name)) });
    }
    const replies = inThread ? [] : all.filter((one) => one.thread === message.ts);
    const first = !before || before.user !== message.user || before.private !== message.private || before.name !== message.name || minutesBetween(before.at, message.at) > TOGETHER_MINUTES || message.private || message.blocks.length > 0;
    const edit = editing?.ts === message.ts;
    const print = JSON.stringify([message, replies.map((r) => [r.ts, r.at]), first, edit, picture.me]);
    rows.push({ key: message.ts, print, make: () => messageRow(message, { replies, inThread, first }) });
    before = message;
  }
  reconcile(root, rows);
  if (atEnd) toEnd(root);
}

// A last message that is taller than the view is shown from its top.
const toEnd = (root) => {
  const last = root.lastElementChild;
  const tall = last && last.offsetHeight > root.clientHeight;
  root.scrollTop = tall ? last.offsetTop - root.offsetTop - 8 : root.scrollHeight;
};

function drawConversation() {
  const channel = currentChannel();
  const messages = channel ? picture.messages[channel.id] : [];
  byId("messages").hidden = !channel;
  byId("composer").hidden = !channel;
  byId("home").hidden = Boolean(channel);
  byId("place-title").textContent = !channel ? "Hjem" : channel.direct ? "Brobygger" : `${channel.private ? "🔒" : "#"} ${channel.name}`;
  byId("place-topic").textContent = !channel ? "Din dag, dine forløb og søgning" : channel.direct ? "Kun du og Brobygger ser det, I skriver her" : channel.topic;
  if (!channel) { drawHome(); return; }
  byId("composer-text").placeholder = channel.direct ? "Skriv til Brobygger …" : `Skriv i #${channel.name} …`;
  const shown = messages.filter((message) => !message.thread || message.broadcast);
  if (shown.length) drawMessages(byId("messages"), shown, { all: messages });
  else reconcile(byId("messages"), [{ key: "empty", print: channel.id, make: () => h("p", { class: "empty" }, channel.direct ? "Stil et spørgsmål, for eksempel: Hvor mange timer kan man få personlig assistance?" : "Her er ikke skrevet noget endnu.") }]);
  if (channel.unread && document.visibilityState === "visible") ask({ do: "read", channel: channel.id, ts: messages.at(-1).ts });
}

function drawHome() {
  const view = picture.home;
  const print = view ? view.hash : "none";
  reconcile(byId("home"), [{ key: "home", print: `${picture.me} ${print}`, make: () => {
    if (!view) return h("p", { class: "empty" }, "Brobygger har ikke vist noget her endnu.");
    const rendered = renderBlocks(view.blocks, { ...viewSurface(view, () => rendered.read()), heading: "h2" });
    return h("div", { class: "blocks home-inner" }, rendered.nodes);
  } }]);
}

function viewSurface(view, read) {
  return {
    names, people: picture.people, channels: picture.channels, values: view.state.values,
    press: (block, action, value) => tell(ask({ do: "click_view", view: view.id, block, action, value, values: read() })),
  };
}

// -- threads -------------------------------------------------------------------------------------------------

function openThread(ts) {
  thread = ts;
  draw();
  toEnd(byId("replies"));
  byId("thread-text").focus();
}

function closeThread() {
  const ts = thread;
  thread = null;
  draw();
  const row = [...byId("messages").children].find((child) => child.dataset.key === ts);
  (row?.querySelector(".replies, .tools button") ?? byId("composer-text")).focus();
}

function drawThread() {
  const channel = currentChannel();
  const messages = channel && thread ? picture.messages[channel.id].filter((message) => message.ts === thread || message.thread === thread) : [];
  if (thread && !messages.length) thread = null;
  byId("thread").hidden = !thread;
  byId("guide").hidden = Boolean(thread);
  byId("app").classList.toggle("with-thread", Boolean(thread));
  if (!thread) return;
  byId("thread-place").textContent = channel.direct ? "Brobygger" : `#${channel.name}`;
  drawMessages(byId("replies"), messages, { inThread: true });
}

// -- modals --------------------------------------------------------------------------------------------------

function drawModal() {
  const view = picture.modals.at(-1);
  const key = view ? `${view.id} ${view.hash}` : null;
  if (key === (shownModal?.key ?? null)) return;
  const same = shownModal && view && shownModal.id === view.id;
  const focused = same ? document.activeElement?.closest("[data-focus]")?.dataset.focus : null;
  shownModal?.close();
  shownModal = null;
  if (!view) return;
  const rendered = renderBlocks(view.blocks, { ...viewSurface(view, () => rendered.read()), form: true });
  const problem = h("p", { class: "error form-error", role: "alert", hidden: true });
  const submit = view.submit ? h("button", { class: "button primary" }, view.submit.text) : null;
  const cancel = () => ask({ do: "close" });
  const form = h("form", { class: "dialog-form", noValidate: true },
    h("header", { class: "dialog-head" }, h("h2", { id: "dialog-title" }, view.title.text), h("button", { type: "button", class: "icon-button", aria: { label: "Luk" }, onclick: () => ask({ do: "close", everything: true }) }, "✕")),
    h("div", { class: "dialog-body blocks" }, rendered.nodes, problem),
    h("footer", { class: "dialog-foot" }, h("button", { type: "button", class: "button", onclick: cancel }, view.close?.text ?? "Fortryd"), submit));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!submit) return;
    submit.disabled = true;
    problem.hidden = true;
    const answer = await ask({ do: "submit", values: rendered.read() });
    submit.disabled = false;
    if (!showErrors(form, answer.errors ?? {}) && (!answer.ok || answer.failed)) {
      problem.textContent = answer.error ?? "Brobygger svarede ikke. Det, du har skrevet, er her endnu – prøv igen.";
      problem.hidden = false;
    }
  });
  const close = showDialog(h("div", { class: "dialog", aria: { labelledby: "dialog-title" } }, form), cancel);
  shownModal = { key, id: view.id, close };
  if (focused) [...form.querySelectorAll("[data-focus]")].find((element) => element.dataset.focus === focused)?.focus();
}

// -- the clock and the guide -----------------------------------------------------------------------------------

const STEPS = [
  ["+1 time", { minutes: 60 }], ["+1 dag", { minutes: 1440 }], ["+1 uge", { minutes: 10080 }], ["Næste morgen 08:00", { morning: true }],
];

function drawClock() {
  const text = longDate(picture.now);
  if (byId("clock").textContent !== text) byId("clock").textContent = text;
  byId("clock-short").textContent = `${shortDate(picture.now)} kl. ${clockTime(picture.now)}`;
  byId("clock-short").setAttribute("aria-label", `${byId("clock-short").textContent} Stil uret`);
  for (const button of byId("clock-buttons").children) button.disabled = moving;
}

async function moveClock(step) {
  moving = true;
  drawClock();
  const ok = await tell(ask({ do: "move", ...step }));
  moving = false;
  drawClock();
  if (ok) announce(`Det er nu ${longDate(picture.now)}`);
}

async function tryStep(step) {
  const person = picture.people.find((one) => step.person && one.name.startsWith(step.person));
  if (person && person.id !== picture.me) become(person.id);
  const channel = picture.channels.find((one) => one.name === step.channel);
  go(channel?.id ?? "dm");
  if (step.morning) { await moveClock({ morning: true }); return; }
  const field = byId("composer-text");
  field.value = step.text;
  grow(field);
  field.focus();
}

function showGuide() {
  let close = null;
  const box = h("div", { class: "dialog small-dialog", aria: { labelledby: "guide-dialog-title" } },
    h("div", { class: "dialog-body" }, tourContent("guide-dialog-title", (step) => { close(); tryStep(step); })),
    h("div", { class: "dialog-foot" }, h("button", { type: "button", class: "button primary", onclick: () => close() }, "Luk")));
  close = showDialog(box, () => close());
}

// -- writing ---------------------------------------------------------------------------------------------------

async function send(field, inThread) {
  const text = field.value.trim();
  const channel = currentChannel();
  if (!text || !channel) return;
  const command = /^(\/\S+)\s*([^]*)$/.exec(text);
  if (command && inThread) { notify("Kommandoer virker ikke i tråde – heller ikke i Slack. Skriv den i kanalen."); return; }
  field.value = "";
  grow(field);
  const ok = await tell(ask(command
    ? { do: "slash", channel: channel.id, command: command[1], text: command[2] }
    : { do: "post", channel: channel.id, text, thread: inThread ? thread : null }));
  if (!ok && !field.value) field.value = text;
  if (ok) requestAnimationFrame(() => toEnd(byId(inThread ? "replies" : "messages")));
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
}

function wireComposer(form, field, inThread) {
  form.addEventListener("submit", (event) => { event.preventDefault(); send(field, inThread); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(field, inThread); }
  });
  field.addEventListener("input", () => grow(field));
  for (const button of form.querySelectorAll("[data-insert]")) {
    button.addEventListener("click", () => { field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end"); field.focus(); grow(field); });
  }
}

// -- everything ------------------------------------------------------------------------------------------------

function drawBanner() {
  const banner = byId("banner");
  const text = picture.notice || (picture.connected ? "" : "Brobygger er ikke forbundet endnu. Det, du skriver, venter på den.");
  banner.hidden = !text;
  if (banner.dataset.text === text) return;
  banner.dataset.text = text;
  banner.replaceChildren(text, picture.notice ? h("button", { class: "quiet", type: "button", onclick: () => ask({ do: "dismiss" }) }, "OK") : "");
}

function hear() {
  const everything = Object.values(picture.messages).flat();
  const known = heard;
  heard = new Set(everything.map((message) => message.ts));
  if (!known) return;
  const fresh = everything.filter((message) => !known.has(message.ts) && message.user !== picture.me);
  if (fresh.length) announce(fresh.map((message) => `${message.name}: ${message.text}`).join(". ").slice(0, 400));
}

function draw() {
  if (!picture) return;
  closeMenu();
  drawPlaces();
  drawPeople();
  drawConversation();
  drawThread();
  drawModal();
  drawClock();
  drawBanner();
}

function see(next) {
  const firstTime = !picture || picture.me !== next.me;
  picture = next;
  names = new Map([...picture.people.map((person) => [person.id, person.name]), ...picture.channels.map((channel) => [channel.id, channel.name || "Brobygger"])]);
  byId("team").textContent = picture.team;
  if (!place || (place !== "home" && place !== "dm" && !currentChannel())) place = picture.channels[0]?.id ?? "dm";
  draw();
  hear();
  if (firstTime) { toEnd(byId("messages")); if (place === "home") ask({ do: "open_home", tab: "home" }); }
}

function openNav() {
  byId("app").classList.add("nav-open");
  for (const id of ["main", "thread"]) byId(id).inert = true;
  byId("open-nav").setAttribute("aria-expanded", "true");
  byId("close-nav").focus();
}

function closeNav() {
  byId("app").classList.remove("nav-open");
  for (const id of ["main", "thread"]) byId(id).inert = false;
  byId("open-nav").setAttribute("aria-expanded", "false");
}

function start() {
  byId("guide").append(...tourContent("guide-title", tryStep));
  byId("clock-buttons").append(...STEPS.map(([label, step]) => h("button", { class: "button", type: "button", onclick: () => moveClock(step) }, label)));
  wireComposer(byId("composer"), byId("composer-text"), false);
  wireComposer(byId("thread-composer"), byId("thread-text"), true);
  byId("close-thread").addEventListener("click", closeThread);
  byId("open-guide").addEventListener("click", showGuide);
  byId("open-nav").addEventListener("click", openNav);
  byId("clock-short").addEventListener("click", openNav);
  byId("close-nav").addEventListener("click", () => { closeNav(); byId("open-nav").focus(); });
  document.addEventListener("pointerdown", (event) => {
    if (byId("app").classList.contains("nav-open") && !byId("nav").contains(event.target)) closeNav();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (byId("app").classList.contains("nav-open")) { closeNav(); byId("open-nav").focus(); } else if (thread) closeThread();
  });
  setInterval(() => ask({ do: "look" }), LOOK_SECONDS * 1000);
  // The address names the place; the way past the navigation must not change it.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    (place === "home" ? byId("home").querySelector("button, input") : byId("composer-text"))?.focus();
  });
  addEventListener("hashchange", () => { const to = decodeURIComponent(location.hash.slice(1)); if (to && to !== place) go(to, { focus: false }); });
  document.addEventListener("visibilitychange", draw);
  connect({
    see,
    state: (up) => { if (!up && picture) { byId("banner").hidden = false; byId("banner").dataset.text = "?"; byId("banner").textContent = "Forbindelsen til siden er afbrudt. Jeg prøver igen …"; } },
    hello: () => { const me = sessionStorage.getItem("me"); if (me) ask({ do: "as", user: me }); },
  });
}

start();
