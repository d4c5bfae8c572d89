// Block Kit as elements. A surface (message, modal, Home) says what to do when something is pressed.

import { h, menu } from "./dom.js";
import { markdown, richText, textObject } from "./mrkdwn.js";
import { confirmDialog } from "./dialog.js";

let serial = 0;
const newId = () => `field-${(serial += 1)}`;

/**
 * Render blocks.
 * surface: { names, people, channels, values, form: bool, press(block, action, value) }
 * Returns { nodes, read() } where read gives rows of [block id, action id, value] of all inputs.
 */
export function renderBlocks(blocks, surface) {
  const readers = [];
  const context = { ...surface, readers };
  const nodes = blocks.map((block) => renderBlock(block, context)).filter(Boolean);
  return { nodes, read: () => readers.map(({ block, action, value }) => [block, action, value()]) };
}

function renderBlock(block, context) {
  const render = BLOCKS[block.type];
  const node = render ? render(block, context) : h("p", { class: "muted" }, `(${block.type} vises ikke her)`);
  if (node && block.block_id) node.dataset.block = block.block_id;
  return node;
}

const BLOCKS = {
  section(block, context) {
    return h("div", { class: "block section" },
      h("div", { class: "section-text" },
        block.text && h("div", {}, textObject(block.text, context.names)),
        block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", {}, textObject(field, context.names))))),
      block.accessory && h("div", { class: "accessory" }, renderElement(block, block.accessory, context)));
  },
  header: (block, context) => h(context.heading ?? "h3", { class: "block block-header" }, textObject(block.text, context.names)),
  divider: () => h("hr", { class: "block" }),
  context: (block, context) => h("div", { class: "block context" },
    block.elements.map((part) => part.type === "image" ? image(part, "context-image") : h("span", {}, textObject(part, context.names)))),
  actions: (block, context) => h("div", { class: "block actions" }, block.elements.map((element) => renderElement(block, element, context))),
  context_actions: (block, context) => h("div", { class: "block actions" }, block.elements.map((element) => renderElement(block, element, context))),
  image: (block, context) => h("figure", { class: "block" }, block.title && h("figcaption", {}, textObject(block.title, context.names)), image(block, "block-image")),
  rich_text: (block, context) => h("div", { class: "block prose" }, richText(block, context.names)),
  markdown: (block) => h("div", { class: "block prose" }, markdown(block.text)),
  input: renderInput,
  table: (block, context) => tableOf(block, block.rows, context, block.rows.length),
  data_table: (block, context) => tableOf(block, block.rows, context, block.page_size ?? 5),
  data_visualization: chart,
  file: () => null,
};

function image(part, className) {
  const address = part.image_url ?? part.slack_file?.url ?? "";
  const local = address.startsWith(`${location.origin}/`);
  return local ? h("img", { src: address, alt: part.alt_text ?? "", class: className }) : h("span", { class: "image-away" }, `🖼 ${part.alt_text ?? "billede"}`);
}

// -- tables and charts -------------------------------------------------------------------------------------

function cell(value, tag, context) {
  const content = value.type === "rich_text" ? richText(value, context.names) : [value.text ?? ""];
  return h(tag, { class: value.type === "raw_number" ? "number" : "", ...(tag === "th" ? { scope: "col" } : {}) }, content);
}

function tableOf(block, rows, context, pageSize) {
  const [head, ...body] = rows;
  const tbody = h("tbody", {}, body.map((row) => h("tr", {}, row.map((value) => cell(value, "td", context)))));
  const table = h("table", {}, block.caption && h("caption", {}, block.caption), h("thead", {}, h("tr", {}, head.map((value) => cell(value, "th", context)))), tbody);
  const box = h("div", { class: "block table-box", tabIndex: 0, role: "region", aria: { label: block.caption ?? "Tabel" } }, table);
  const hidden = [...tbody.children].slice(pageSize);
  if (!hidden.length) return box;
  for (const row of hidden) row.hidden = true;
  const more = h("button", { type: "button", class: "quiet", onclick: () => { for (const row of hidden) row.hidden = false; more.remove(); } }, `Vis ${hidden.length} rækker mere`);
  return h("div", { class: "block" }, box, more);
}

function chart(block) {
  const { chart: body } = block;
  const points = body.type === "pie"
    ? body.segments.map((segment) => ({ group: "", label: segment.label, value: segment.value }))
    : body.axis_config.categories.flatMap((category) => body.series.map((series) => ({
      group: body.series.length > 1 ? series.name : "", label: category, value: series.data.find((point) => point.label === category)?.value ?? 0,
    })));
  const most = Math.max(...points.map((point) => Math.abs(point.value)), 1);
  const number = new Intl.NumberFormat("da-DK");
  return h("figure", { class: "block chart" },
    h("figcaption", {}, block.title),
    h("ul", { class: "bars" }, points.map((point) => {
      const bar = h("span", { class: "bar" });
      bar.style.width = `${(Math.abs(point.value) / most) * 100}%`;
      const label = point.group ? `${point.label} · ${point.group}` : point.label;
      return h("li", {}, h("span", { class: "bar-label" }, label), h("span", { class: "bar-track" }, bar), h("span", { class: "bar-value" }, number.format(point.value)));
    })));
}

// -- inputs ------------------------------------------------------------------------------------------------

function renderInput(block, context) {
  const id = newId();
  const group = ["checkboxes", "radio_buttons"].includes(block.element.type);
  const label = [textObject(block.label, context.names), block.optional ? h("span", { class: "muted" }, " (valgfrit)") : null];
  const hint = block.hint && h("p", { class: "hint", id: `${id}-hint` }, textObject(block.hint, context.names));
  const error = h("p", { class: "error", id: `${id}-error`, hidden: true });
  const control = renderElement(block, block.element, { ...context, id, described: `${hint ? `${id}-hint ` : ""}${id}-error`, silent: !block.dispatch_action });
  return group
    ? h("fieldset", { class: "block input" }, h("legend", {}, label), control, hint, error)
    : h("div", { class: "block input" }, h("label", { for: id }, label), control, hint, error);
}

function renderElement(block, element, context) {
  const render = ELEMENTS[element.type];
  const node = render ? render(block, element, context) : h("span", { class: "muted" }, `(${element.type})`);
  if (element.action_id) node.dataset.focus = `${block.block_id}/${element.action_id}`;
  return node;
}

/** Report a value that was chosen, after the confirm dialog if there is one. */
async function choose(block, element, context, value, undo) {
  if (element.confirm && !(await confirmDialog(element.confirm, context.names))) { undo?.(); return; }
  if (!context.silent) context.press(block.block_id, element.action_id, value);
}

function label(element, context) {
  const text = element.placeholder?.text;
  return context.id ? {} : { aria: { label: text ?? element.accessibility_label ?? "Vælg" } };
}

const state = (block, element, context) => context.values?.[block.block_id]?.[element.action_id] ?? {};

function watch(block, element, context, value) {
  context.readers.push({ block: block.block_id, action: element.action_id, value });
}

const ELEMENTS = {
  button(block, element, context) {
    const face = [textObject(element.text, context.names)];
    const properties = { class: `button ${element.style ?? ""}`, aria: element.accessibility_label ? { label: element.accessibility_label } : {} };
    if (element.url) {
      return h("a", { ...properties, href: /^https?:/.test(element.url) ? element.url : "#", target: "_blank", rel: "noopener noreferrer",
        onclick: () => context.press(block.block_id, element.action_id, null) }, face, " ↗");
    }
    const button = h("button", { ...properties, type: "button", onclick: async () => {
      if (element.confirm && !(await confirmDialog(element.confirm, context.names))) return;
      button.classList.add("busy");
      setTimeout(() => button.classList.remove("busy"), 1500);
      context.press(block.block_id, element.action_id, null);
    } }, face);
    return button;
  },
  icon_button: (block, element, context) => h("button", { class: "button", type: "button", onclick: () => context.press(block.block_id, element.action_id, null) }, "🗑 ", textObject(element.text, context.names)),
  feedback_buttons: (block, element, context) => h("span", { class: "feedback" }, [element.positive_button, element.negative_button].map((side) =>
    h("button", { class: "button", type: "button", aria: side.accessibility_label ? { label: side.accessibility_label } : {}, onclick: () => context.press(block.block_id, element.action_id, side.value) }, textObject(side.text, context.names)))),
  overflow(block, element, context) {
    const button = h("button", { class: "icon-button", type: "button", aria: { label: "Flere muligheder", haspopup: "menu", expanded: "false" }, onclick: () =>
      menu(button, element.options.map((option) => ({ label: option.text.text, run: () => {
        if (option.url) window.open(option.url, "_blank", "noopener");
        choose(block, element, context, option.value);
      } }))) }, "⋯");
    return button;
  },
  static_select(block, element, context) {
    const chosen = state(block, element, context).selected_option?.value ?? "";
    const choices = (options) => options.map((option) => h("option", { value: option.value, selected: option.value === chosen }, option.text.text));
    return select(block, element, context, chosen, element.option_groups
      ? element.option_groups.map((group) => h("optgroup", { label: group.label.text }, choices(group.options)))
      : choices(element.options ?? []));
  },
  users_select: (block, element, context) => select(block, element, context, state(block, element, context).selected_user ?? "", peopleOptions(block, element, context, "selected_user")),
  channels_select: (block, element, context) => select(block, element, context, state(block, element, context).selected_channel ?? "", channelOptions(block, element, context, "selected_channel")),
  conversations_select: (block, element, context) => select(block, element, context, state(block, element, context).selected_conversation ?? "", channelOptions(block, element, context, "selected_conversation")),
  multi_static_select(block, element, context) {
    const options = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
    const chosen = (state(block, element, context).selected_options ?? []).map((option) => option.value);
    return several(block, element, context, options.map((option) => ({ value: option.value, label: option.text.text })), chosen);
  },
  multi_users_select: (block, element, context) => several(block, element, context, context.people.filter((p) => !p.bot).map((p) => ({ value: p.id, label: p.name })), state(block, element, context).selected_users ?? []),
  multi_channels_select: (block, element, context) => several(block, element, context, context.channels.map((c) => ({ value: c.id, label: c.name })), state(block, element, context).selected_channels ?? []),
  multi_conversations_select: (block, element, context) => several(block, element, context, context.channels.map((c) => ({ value: c.id, label: c.name })), state(block, element, context).selected_conversations ?? []),
  datepicker: (block, element, context) => field(block, element, context, { type: "date", value: state(block, element, context).selected_date ?? "" }, "change"),
  timepicker: (block, element, context) => field(block, element, context, { type: "time", value: state(block, element, context).selected_time ?? "" }, "change"),
  plain_text_input(block, element, context) {
    const value = state(block, element, context).value ?? "";
    const most = element.max_length ?? 3000;
    return element.multiline
      ? field(block, element, context, { value, maxLength: most, rows: 4 }, "change", "textarea")
      : field(block, element, context, { type: "text", value, maxLength: most }, "change");
  },
  number_input: (block, element, context) => field(block, element, context, { type: "text", inputMode: element.is_decimal_allowed ? "decimal" : "numeric", value: state(block, element, context).value ?? "" }, "change"),
  email_text_input: (block, element, context) => field(block, element, context, { type: "email", value: state(block, element, context).value ?? "" }, "change"),
  url_text_input: (block, element, context) => field(block, element, context, { type: "url", value: state(block, element, context).value ?? "" }, "change"),
  checkboxes: (block, element, context) => boxes(block, element, context, "checkbox", (state(block, element, context).selected_options ?? []).map((option) => option.value)),
  radio_buttons: (block, element, context) => boxes(block, element, context, "radio", [state(block, element, context).selected_option?.value]),
  image: (block, element) => image(element, "accessory-image"),
};

function peopleOptions(block, element, context, key) {
  const chosen = state(block, element, context)[key];
  return context.people.filter((person) => !person.bot).map((person) => h("option", { value: person.id, selected: person.id === chosen }, person.name));
}

function channelOptions(block, element, context, key) {
  const chosen = state(block, element, context)[key];
  return context.channels.map((channel) => h("option", { value: channel.id, selected: channel.id === chosen }, channel.direct ? "Brobygger" : `# ${channel.name}`));
}

function select(block, element, context, chosen, options) {
  const node = h("select", { id: context.id ?? newId(), ...label(element, context), onchange: () => choose(block, element, context, node.value || null, () => { node.value = chosen; }) },
    h("option", { value: "", selected: !chosen }, element.placeholder?.text ?? "Vælg …"), options);
  describe(node, context);
  watch(block, element, context, () => node.value || null);
  return node;
}

function several(block, element, context, options, chosen) {
  const picked = new Set(chosen);
  const summary = h("summary", { id: context.id ?? newId() });
  const show = () => {
    const names = options.filter((option) => picked.has(option.value)).map((option) => option.label);
    summary.textContent = names.join(", ") || element.placeholder?.text || "Vælg …";
  };
  const node = h("details", { class: "several" }, summary, h("div", { class: "several-list" }, options.map((option) =>
    h("label", { class: "choice" }, h("input", { type: "checkbox", checked: picked.has(option.value), onchange: (event) => {
      if (event.target.checked) picked.add(option.value); else picked.delete(option.value);
      show();
      choose(block, element, context, [...picked]);
    } }), h("span", {}, option.label)))));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && node.open) { event.stopPropagation(); node.open = false; summary.focus(); }
  });
  show();
  watch(block, element, context, () => [...picked]);
  return node;
}

function boxes(block, element, context, type, chosen) {
  const name = newId();
  const inputs = element.options.map((option) => h("input", { type, name, value: option.value, checked: chosen.includes(option.value), onchange: () => choose(block, element, context, value()) }));
  const value = () => {
    const picked = inputs.filter((input) => input.checked).map((input) => input.value);
    return type === "radio" ? picked[0] ?? null : picked;
  };
  watch(block, element, context, value);
  return h("div", { class: "choices" }, element.options.map((option, index) =>
    h("label", { class: "choice" }, inputs[index], h("span", {}, textObject(option.text, context.names), option.description && h("span", { class: "muted small choice-more" }, textObject(option.description, context.names))))));
}

function field(block, element, context, properties, event, tag = "input") {
  const node = h(tag, { id: context.id ?? newId(), ...label(element, context), ...properties, placeholder: element.placeholder?.text ?? "" });
  node.addEventListener(event, () => choose(block, element, context, node.value));
  if (element.focus_on_load) node.dataset.first = "yes";
  describe(node, context);
  watch(block, element, context, () => node.value);
  return node;
}

function describe(node, context) {
  if (context.described) node.setAttribute("aria-describedby", context.described);
}

/** Show errors at the fields they belong to; true when there were any. */
export function showErrors(root, errors) {
  let first = null;
  for (const box of root.querySelectorAll(".input")) {
    const text = errors[box.dataset.block];
    const place = box.querySelector(".error");
    place.hidden = !text;
    place.textContent = text ?? "";
    box.classList.toggle("wrong", Boolean(text));
    const control = box.querySelector("input, select, textarea, summary");
    if (text) control?.setAttribute("aria-invalid", "true"); else control?.removeAttribute("aria-invalid");
    if (text) first ??= control;
  }
  first?.focus();
  return Boolean(first);
}

