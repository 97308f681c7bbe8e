// The index's files. They are scripts that call catalogueSearch.put: those can be loaded by a page
// that was opened from a folder, and need no exception from the content security policy.
const PATIENCE = 20000; // milliseconds until a file that does not come is given up
const waiting = new Map(); // name → what to call when it is there
const arrived = new Map();
let indexFolder = "";

const others = window.catalogueSearch; // a page may hold two scripts that wait for files
window.catalogueSearch = {
  put(name, data) {
    if (others) others.put(name, data);
    arrived.set(name, data);
    if (waiting.has(name)) waiting.get(name).resolve(data);
  },
};

class NotLoaded extends Error {}

/** The data of a file, asked for once; after a failure the next call asks again. */
const load = (name) => {
  if (arrived.has(name)) return Promise.resolve(arrived.get(name));
  if (waiting.has(name)) return waiting.get(name).promise;
  const entry = {};
  entry.promise = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const end = (settle) => (value) => {
      clearTimeout(timer);
      waiting.delete(name);
      script.remove();
      settle(value);
    };
    const fail = end(() => reject(new NotLoaded(name)));
    const timer = setTimeout(fail, PATIENCE);
    entry.resolve = end(resolve);
    script.onerror = fail;
    // What came but did not hand anything over is no index file (an error page, half of a file).
    script.onload = () => { if (waiting.has(name)) fail(); };
    script.src = `${indexFolder}${name}.js`;
    document.head.append(script);
  });
  waiting.set(name, entry);
  return entry.promise;
};
