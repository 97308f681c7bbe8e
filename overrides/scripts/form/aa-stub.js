
const yamlOf = (e) => JSON.stringify(e, null, 1);
const changedYaml = (s, a, e) => JSON.stringify(e, null, 1);
const readYaml = (t) => null;
