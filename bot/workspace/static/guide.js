// The guided tour: five steps through the assistant, each put in place with one press and ticked when it is done.

import { h } from "./dom.js";

/** `text` is put into the writing field of `channel` (`dm`: to Brobygger) as `person`; `morning` moves the clock. */
export const TOUR = [
  { title: "Stil et spørgsmål", hint: "I #spørg nævner du Brobygger. Svaret kommer i tråden med kilde og dato.", channel: "spørg", text: "@Brobygger hvor mange timer kan man få personlig assistance?" },
  { title: "Beskriv en sag", hint: "Direkte til Brobygger, uden navn og diagnose: situation, hensyn og job.", channel: "dm", text: "Borger på 58 år i fleksjob på et lager kan ikke løfte tungt mere. Hvad kan vi søge om?" },
  { title: "Skriv en jobåbning", hint: "I #jobåbninger, som du ville skrive den til en kollega. Svar så i tråden med det, der mangler, eller tryk Ret.", channel: "jobåbninger", text: "Netto i Kolding søger en fleksjobber til lageret, 10 timer om ugen" },
  { title: "Lav en opfølgning", hint: "Nu er du Ole, der er jobformidler.", person: "Ole", channel: "dm", text: "/bro følg A12 hos Netto hver 4. uge fra i morgen" },
  { title: "Stil uret frem", hint: "Bliv ved, til det er en hverdag, og se, hvad Brobygger minder Ole om.", person: "Ole", channel: "dm", morning: true },
];

const done = new Set();

/** The tour as a list; `take` puts a step in place. */
export function tourContent(id, take) {
  return [
    h("h2", { id }, "Prøv dette"),
    h("p", {}, "Fem trin på fem minutter: tryk, læs, og tryk Send."),
    h("ol", { class: "steps" }, rows(take)),
    h("p", { class: "muted small" }, "Alt bliver på denne maskine. Skift person øverst for at se det samme med en kollegas øjne."),
  ];
}

const rows = (take) => TOUR.map((step, at) => stepRow(step, at, take));

function stepRow(step, at, take) {
  const next = TOUR.findIndex((_, number) => !done.has(number));
  const press = () => {
    done.add(at);
    for (const list of document.querySelectorAll(".steps")) list.replaceChildren(...rows(take));
    take(step);
  };
  return h("li", { class: done.has(at) ? "done" : "", aria: { current: at === next ? "step" : "false" } },
    h("strong", {}, step.title, done.has(at) ? h("span", { class: "hidden" }, " (prøvet)") : null),
    h("p", {}, step.hint),
    step.text ? h("p", { class: "muted" }, `“${step.text}”`) : null,
    h("button", { class: "quiet", type: "button", aria: { label: `${step.morning ? "Næste morgen" : "Sæt ind"}: ${step.title}` }, onclick: press }, step.morning ? "Næste morgen" : "Sæt ind"));
}
