// Danish dates from local ISO times such as 2026-11-23T08:15.

const DAYS = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"];
const MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

function parts(iso) {
  const [date, time] = iso.split("T");
  const [year, month, day] = date.split("-").map(Number);
  return { date, time, year, month, day, weekday: DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] };
}

export const clockTime = (iso) => parts(iso).time;

export function longDate(iso) {
  const { year, month, day, weekday, time } = parts(iso);
  return `${weekday} ${day}. ${MONTHS[month - 1]} ${year} ${time}`;
}

export function shortDate(iso) {
  const { month, day, weekday } = parts(iso);
  return `${weekday.slice(0, 3)}. ${day}. ${MONTHS[month - 1].slice(0, 3)}.`;
}

/** A day divider: "I dag", "I går" or "fredag 20. november". */
export function dayName(iso, now) {
  const { date, month, day, weekday, year } = parts(iso);
  const today = Date.parse(parts(now).date);
  const apart = Math.round((today - Date.parse(date)) / 86400000);
  if (apart === 0) return "I dag";
  if (apart === 1) return "I går";
  const text = `${weekday} ${day}. ${MONTHS[month - 1]}`;
  return year === parts(now).year ? text : `${text} ${year}`;
}

export const dateOf = (iso) => parts(iso).date;

export function minutesBetween(first, second) {
  return (Date.parse(`${second}Z`) - Date.parse(`${first}Z`)) / 60000;
}
