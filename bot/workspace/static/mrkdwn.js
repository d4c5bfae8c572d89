// Slack's mrkdwn, rich text and standard markdown as elements. No markup is ever parsed as HTML.

import { h } from "./dom.js";

const EMOJI = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌",
  warning: "⚠️", wave: "👋", tada: "🎉", bulb: "💡", calendar: "📅", date: "📅", spiral_calendar_pad: "🗓️", alarm_clock: "⏰",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", mag: "🔍", memo: "📝", pushpin: "📌", link: "🔗", bell: "🔔", house: "🏠",
  telephone_receiver: "📞", phone: "☎️", email: "📧", envelope: "✉️", briefcase: "💼", bar_chart: "📊",
  chart_with_upwards_trend: "📈", clipboard: "📋", question: "❓", exclamation: "❗", information_source: "ℹ️", eyes: "👀",
  heart: "❤️", star: "⭐", fire: "🔥", ok_hand: "👌", pray: "🙏", point_right: "👉", arrow_right: "➡️", lock: "🔒",
  books: "📚", book: "📖", speech_balloon: "💬", large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴",
  large_blue_circle: "🔵", white_circle: "⚪", repeat: "🔁", no_entry: "⛔", construction: "🚧", coffee: "☕", smile: "😄",
  slightly_smiling_face: "🙂", handshake: "🤝", office: "🏢", busts_in_silhouette: "👥", bust_in_silhouette: "👤", round_pushpin: "📍",
  bridge_at_night: "🌉", zzz: "💤", sparkles: "✨", rocket: "🚀", ballot_box_with_check: "☑️", clock8: "🕗", package: "📦",
  sunny: "☀️", grey_question: "❔", grey_exclamation: "❕", pencil2: "✏️", heavy_minus_sign: "➖", heavy_plus_sign: "➕",
  leftwards_arrow_with_hook: "↩️", arrow_right_hook: "↪️", arrow_left: "⬅️", arrows_counterclockwise: "🔄", paperclip: "📎",
  page_facing_up: "📄", inbox_tray: "📥", outbox_tray: "📤", mailbox: "📫", "e-mail": "📧", palm_tree: "🌴", hugging_face: "🤗",
  raised_hands: "🙌", muscle: "💪", new: "🆕", hammer_and_wrench: "🛠️", wrench: "🔧", gear: "⚙️", scroll: "📜", label: "🏷️",
  iphone: "📱", checkered_flag: "🏁", wastebasket: "🗑️", twisted_rightwards_arrows: "🔀", scissors: "✂️", seedling: "🌱",
};

export const emoji = (name) => EMOJI[name] ?? `:${name}:`;

const unescapeText = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);

/** A link only to addresses a browser may open safely. */
export function link(url, label) {
  const address = unescapeText(url);
  if (!/^(https?:|mailto:|tel:)/i.test(address)) return document.createTextNode(label);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, label);
}

function token(body, label, names) {
  if (body.startsWith("@") || body.startsWith("#")) {
    const name = names.get(body.slice(1)) ?? label ?? body.slice(1);
    return h("span", { class: "mention" }, body[0] + name);
  }
  if (body.startsWith("!date")) return document.createTextNode(unescapeText(label ?? ""));
  if (body.startsWith("!")) return h("span", { class: "mention" }, `@${label ?? body.slice(1)}`);
  return link(body, unescapeText(label ?? body.replace(/^(mailto|tel):/, "")));
}

const INLINE = /<([^<>|]+)(?:\|([^<>]*))?>|`([^`\n]+)`|(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]+?)(?<=\S)\4(?![\p{L}\p{N}])/u;
const MARKS = { "*": "strong", _: "em", "~": "s" };

function inline(text, names) {
  const nodes = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    if (match.index) nodes.push(withEmoji(unescapeText(rest.slice(0, match.index))));
    if (match[1] !== undefined) nodes.push(token(match[1], match[2], names));
    else if (match[3] !== undefined) nodes.push(h("code", {}, unescapeText(match[3])));
    else nodes.push(h(MARKS[match[4]], {}, inline(match[5], names)));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest) nodes.push(withEmoji(unescapeText(rest)));
  return nodes;
}

function lines(text, names, renderLine) {
  const nodes = [];
  let quote = null;
  const flow = text.split("\n");
  flow.forEach((line, index) => {
    const quoted = /^(?:&gt;|>) ?/.exec(line);
    if (quoted) {
      quote ??= nodes[nodes.push(h("blockquote", {})) - 1];
      if (quote.childNodes.length) quote.append(h("br"));
      quote.append(...renderLine(line.slice(quoted[0].length), names));
      return;
    }
    quote = null;
    nodes.push(...renderLine(line, names));
    if (index < flow.length - 1) nodes.push(h("br"));
  });
  return nodes;
}

/** Slack's mrkdwn as nodes. */
export function mrkdwn(text, names) {
  return text.split("```").flatMap((part, index) =>
    index % 2 ? [h("pre", {}, h("code", {}, unescapeText(part.replace(/^\n|\n$/g, ""))))] : lines(part, names, inline));
}

/** A text object, or a plain string, as nodes. */
export function textObject(value, names) {
  if (!value) return [];
  if (typeof value === "string") return [value];
  return value.type === "mrkdwn" ? mrkdwn(value.text ?? "", names) : [withEmoji(value.text ?? "")];
}

const MARKDOWN = /\[([^\]]+)\]\(([^)\s]+)\)|`([^`\n]+)`|\*\*([^*\n]+)\*\*|__([^_\n]+)__|(?<![\p{L}\p{N}*])[*_]([^*_\n]+)[*_](?![\p{L}\p{N}*])/u;

function markdownInline(text) {
  const nodes = [];
  let rest = text;
  for (let match = MARKDOWN.exec(rest); match; match = MARKDOWN.exec(rest)) {
    if (match.index) nodes.push(withEmoji(rest.slice(0, match.index)));
    if (match[1] !== undefined) nodes.push(link(match[2], match[1]));
    else if (match[3] !== undefined) nodes.push(h("code", {}, match[3]));
    else if (match[6] !== undefined) nodes.push(h("em", {}, match[6]));
    else nodes.push(h("strong", {}, markdownInline(match[4] ?? match[5])));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest) nodes.push(withEmoji(rest));
  return nodes;
}

/** The standard markdown of a markdown block: headings, lists, quotes, emphasis, links. */
export function markdown(text) {
  const nodes = [];
  let list = null;
  for (const line of text.split("\n")) {
    const item = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/.exec(line);
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (item) {
      const tag = item[1] ? "OL" : "UL";
      if (list?.tagName !== tag) list = nodes[nodes.push(h(tag)) - 1];
      list.append(h("li", {}, markdownInline(item[2])));
      continue;
    }
    list = null;
    if (heading) nodes.push(h("p", { class: "heading" }, markdownInline(heading[1])));
    else if (line.startsWith(">")) nodes.push(h("blockquote", {}, markdownInline(line.replace(/^> ?/, ""))));
    else if (line.trim()) nodes.push(h("p", {}, markdownInline(line)));
  }
  return nodes;
}

/** A rich_text block as nodes. */
export function richText(block, names) {
  return (block.elements ?? []).map((part) => {
    if (part.type === "rich_text_list") {
      const tag = part.style === "ordered" ? "ol" : "ul";
      return h(tag, {}, (part.elements ?? []).map((item) => h("li", {}, richLeaves(item, names))));
    }
    const tag = { rich_text_quote: "blockquote", rich_text_preformatted: "pre" }[part.type] ?? "p";
    return h(tag, {}, richLeaves(part, names));
  });
}

function richLeaves(part, names) {
  return (part.elements ?? []).flatMap((leaf) => {
    let node;
    if (leaf.type === "text") node = h("span", { class: "keep-lines" }, leaf.text);
    else if (leaf.type === "link") node = link(leaf.url, leaf.text ?? leaf.url);
    else if (leaf.type === "user") node = h("span", { class: "mention" }, `@${names.get(leaf.user_id) ?? leaf.user_id}`);
    else if (leaf.type === "channel") node = h("span", { class: "mention" }, `#${names.get(leaf.channel_id) ?? leaf.channel_id}`);
    else if (leaf.type === "emoji") node = document.createTextNode(emoji(leaf.name));
    else if (leaf.type === "date") node = document.createTextNode(leaf.fallback ?? "");
    else node = document.createTextNode(leaf.range ? `@${leaf.range}` : "");
    for (const [style, tag] of [["bold", "strong"], ["italic", "em"], ["strike", "s"], ["code", "code"]]) {
      if (leaf.style?.[style]) node = h(tag, {}, node);
    }
    return [node];
  });
}
