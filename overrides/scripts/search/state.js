// What the visitor chose, and the address that says so: ?q=…&themes=employment&themes=housing&from=2015
// Names and values are ids, the same in every language.
const SORTS = ["relevance", "newest", "title", "people"];
const YEAR = /^\d{4}$/;
const MOST_PARAMETERS = 200;

const emptyState = () => ({ q: "", values: new Map(), from: null, to: null, sort: "", page: 1 });

const copyOf = (state) => ({ ...state, values: new Map([...state.values].map(([facet, chosen]) => [facet, new Set(chosen)])) });

/** Reads an address: {state, ignored, isTooMuch}. What is not known here is left out and named. */
const readAddress = (search, facets) => {
  const state = emptyState(), ignored = [];
  let read = 0;
  for (const [name, value] of new URLSearchParams(search)) {
    if (++read > MOST_PARAMETERS) return { state, ignored, isTooMuch: true };
    if (!takeParameter(state, facets, name, value)) ignored.push(`${name}=${value}`.slice(0, 60));
  }
  return { state, ignored, isTooMuch: false };
};

const takeParameter = (state, facets, name, value) => {
  if (value === "") return true;
  const facet = facets.byId.get(name);
  if (facet) return takeValue(state, facet, value);
  if (name === "q") { state.q = value; return true; }
  if ((name === "from" || name === "to") && YEAR.test(value)) { state[name] = Number(value); return true; }
  if (name === "sort" && SORTS.includes(value)) { state.sort = value; return true; }
  if (name === "page" && /^[1-9]\d{0,5}$/.test(value)) { state.page = Number(value); return true; }
  return false;
};

const takeValue = (state, facet, text) => {
  const value = facet.byId.get(text.toLowerCase());
  if (!value) return false;
  choose(state, value, true);
  return true;
};

const choose = (state, value, isChosen) => {
  const chosen = state.values.get(value.facet.id) || new Set();
  if (isChosen) chosen.add(value); else chosen.delete(value);
  if (chosen.size) state.values.set(value.facet.id, chosen); else state.values.delete(value.facet.id);
};

/** The part of the address from the question mark on; empty for the whole list. */
const addressOf = (state, facets) => {
  const parameters = new URLSearchParams();
  if (state.q) parameters.append("q", state.q);
  for (const facet of facets.facets) {
    for (const value of facet.values) if (isChosen(state, value)) parameters.append(facet.id, value.id);
  }
  if (state.from !== null) parameters.append("from", state.from);
  if (state.to !== null) parameters.append("to", state.to);
  if (state.sort) parameters.append("sort", state.sort);
  if (state.page > 1) parameters.append("page", state.page);
  const text = parameters.toString();
  return text ? `?${text}` : "";
};

const isChosen = (state, value) => Boolean(state.values.get(value.facet.id) && state.values.get(value.facet.id).has(value));

const chosenValues = (state, facets) => facets.values.filter((value) => isChosen(state, value));

const activeFilters = (state, facets) => chosenValues(state, facets).length + (state.from !== null || state.to !== null ? 1 : 0);

const areYearsWrong = (state) => state.from !== null && state.to !== null && state.from > state.to;

/** Relevance if there is a text, else the newest first. */
const sortOf = (state) => {
  if (!state.sort || (state.sort === "relevance" && !state.q.trim())) return state.q.trim() ? "relevance" : "newest";
  return state.sort;
};
