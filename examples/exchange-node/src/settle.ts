// What becomes of one key when command line, server and environment are compared.

import {
  SERVICE_KEY_INFO,
  type CLIServiceKey,
  type ServiceKeysResponse,
  type SyncResult,
} from "contracts/service-keys";

/** The result for the key that was offered; `undefined` when nobody has a value for it. */
export function settle(
  offered: CLIServiceKey,
  held: ServiceKeysResponse,
  environment: NodeJS.ProcessEnv,
): SyncResult | undefined {
  const key = offered.name;
  const { env, cliSupported } = SERVICE_KEY_INFO[key];
  if (!cliSupported) return undefined;

  const local = offered.value;
  const server = held[key] ?? null;
  const deployed = environment[env];
  if (deployed !== undefined) {
    const action = local === null ? "added" : local === deployed ? "kept" : "updated";
    return { source: "env", key, value: deployed, action };
  }
  if (local === null) {
    return server === null ? undefined : { source: "server", key, value: server, action: "added" };
  }
  if (server === null) return { source: "local", key, value: local, action: "added" };
  if (server === local) return { source: "server", key, value: server, action: "kept" };
  // Once synchronised, the machine's value is the newer one; before that nobody can tell.
  return offered.lastSynced === null
    ? { source: "server", key, value: server, action: "conflict" }
    : { source: "local", key, value: local, action: "updated" };
}
