// Dates that do not fit each other, the status, or the day (goodpractice/checks/dates.py and freshness.py).
const DATE_FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** {text, first, last}: a year, month or day as ISO days; null if it is none or there is no such day. */
const readDate = (value) => {
  const match = typeof value === "string" || typeof value === "number" ? DATE_FORM.exec(String(value)) : null;
  if (!match || match[1] < "1900" || match[1] > "2100") return null;
  const [text, year, month, day] = match;
  if (month !== undefined && (month < "01" || month > "12")) return null;
  const lastDay = daysOfMonth(year, month || "12");
  if (day !== undefined && (day < "01" || Number(day) > lastDay)) return null;
  return { text, first: `${year}-${month || "01"}-${day || "01"}`, last: `${year}-${month || "12"}-${day || lastDay}` };
};

const daysOfMonth = (year, month) => new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();

const daysBefore = (day, count) => new Date(Date.parse(`${day}T00:00:00Z`) - count * 86400000).toISOString().slice(0, 10);

/** The day it is where the writer is. */
const todayHere = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};

const checkDates = (here) => [...checkOrder(here), ...checkStatus(here), ...checkFuture(here), ...checkReview(here)];

const checkOrder = ({ entry }) => {
  const start = readDate(entry.start), end = readDate(entry.end);
  if (!start || !end || end.last >= start.first) return [];
  const message = N_("The end ({end}) is before the start ({start}).", { end: end.text, start: start.text });
  return [problemAt("end-before-start", ["end"], message, N_("Check both dates; perhaps they are swapped."))];
};

const checkStatus = ({ entry, today }) => {
  const { status } = entry;
  const start = readDate(entry.start), end = readDate(entry.end);
  const warning = (message, fix) => [adviceAt("status-and-dates", ["status"], message, fix)];
  if (status === "ongoing" && end && end.last < today) return warning(N_("The status is “ongoing”, but the end ({end}) has passed.", { end: end.text }), N_("Write “completed”, or correct the end."));
  if (status === "planned" && start && start.last < today) return warning(N_("The status is “planned”, but the start ({start}) has passed.", { start: start.text }), N_("Write “ongoing” or “completed”, or correct the start."));
  if (status === "completed" && end && end.first > today) return warning(N_("The status is “completed”, but the end ({end}) lies ahead.", { end: end.text }), N_("Write “ongoing”, or correct the end."));
  if (status === "completed" && !end && !hasOwn(entry, "end")) return warning(N_("The status is “completed”, but there is no end."), N_("Add “end”, if only the year."));
  return [];
};

const checkFuture = ({ entry, today, known }) => known.tables.notInFuture.flatMap((field) => valuesAt(entry, field)).flatMap(([path, value]) => {
  const date = readDate(value);
  if (!date || date.first <= today) return [];
  return [problemAt("date-in-future", path, N_("{date} lies in the future.", { date: date.text }), N_("Check the date; this one says when something was done."))];
});

const checkReview = ({ entry, today, known }) => {
  const { months, days } = known.tables.reviewAfter;
  const reviewed = readDate(entry.reviewed);
  if (!reviewed || reviewed.last >= daysBefore(today, days)) return [];
  const message = NN_("Nobody has compared this entry with its sources for more than {count} month.", "Nobody has compared this entry with its sources for more than {count} months.", months, String(months));
  return [adviceAt("due-for-review", ["reviewed"], message, N_("Open the sources, correct what has changed, and write today's date."))];
};
