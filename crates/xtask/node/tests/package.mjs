// Where the generated package of this repository is.

export const folder = new URL("../../../../bindings/typescript/", import.meta.url);

/** A contract of the package by its name, or the package itself. */
export const load = (contract) =>
  import(new URL(contract ? `${contract}.js` : "support/index.js", folder).href);
