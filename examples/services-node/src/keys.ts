/** The service of the keys: what `services/service-keys.yaml` says, with a store in memory. */
import { mask } from "contracts";
import { SERVICE_KEY_INFO, SERVICE_KEYS, type CLIServiceKey, type ServiceKeyDisplay, type ServiceKeyName } from "contracts/service-keys";
import { sameSecret, serve, type Handler, type ServiceKeys } from "contracts/service-keys-api/server";

/** What who asks may do. */
interface Caller {
  readonly writes: boolean;
}

const NOT_ALLOWED = { status: 403, code: "forbidden", detail: "Only members of the team may do this." } as const;
const NO_KEY = { status: 404, code: "not-found", detail: "There is no such key." } as const;

function service(): ServiceKeys<Caller> {
  const keys = new Map<ServiceKeyName, string>();
  const shown = (name: ServiceKeyName): ServiceKeyDisplay => {
    const value = keys.get(name);
    const { cliSupported } = SERVICE_KEY_INFO[name];
    return { name, configured: value !== undefined, masked: value === undefined ? null : mask(value), cliSupported };
  };
  /** Changes when the key does. */
  const tag = (name: ServiceKeyName) => ({ ETag: `"${name}-${keys.get(name)?.length ?? 0}"` });
  const told = (name: ServiceKeyName, value: string): CLIServiceKey => ({ name, value, source: "server", lastSynced: null });
  return {
    listTeamServiceKeys: () => ({ status: 200, body: SERVICE_KEYS.map(shown) }),
    getTeamServiceKey({ parameters: { name } }) {
      return keys.has(name) ? { status: 200, body: shown(name) } : NO_KEY;
    },
    putTeamServiceKey({ principal, parameters: { name }, body }) {
      if (!principal.writes) return NOT_ALLOWED;
      const status = keys.has(name) ? 200 : 201;
      keys.set(name, body.value);
      return { status, body: shown(name) };
    },
    deleteTeamServiceKey({ principal, parameters: { name } }) {
      if (!principal.writes) return NOT_ALLOWED;
      return keys.delete(name) ? { status: 204 } : NO_KEY;
    },
    listServiceKeys: () => ({ status: 200, headers: { ETag: `"${keys.size}"` }, body: Object.fromEntries(keys) }),
    getServiceKey({ parameters: { name } }) {
      const value = keys.get(name);
      return value === undefined ? NO_KEY : { status: 200, headers: tag(name), body: told(name, value) };
    },
    putServiceKey({ principal, parameters, body: { value } }) {
      const { name, "If-Match": expected } = parameters;
      if (!principal.writes) return NOT_ALLOWED;
      if (expected !== undefined && expected !== tag(name).ETag) {
        return { status: 412, code: "changed", detail: "The key has another tag." };
      }
      keys.set(name, value);
      return { status: 200, headers: tag(name), body: told(name, value) };
    },
    deleteServiceKey({ principal, parameters: { name } }) {
      if (!principal.writes) return NOT_ALLOWED;
      return keys.delete(name) ? { status: 204 } : NO_KEY;
    },
  };
}

/** What answers the requests of the service. */
export function serviceKeys(): Handler {
  return serve<Caller>(service(), {
    authenticate(credentials) {
      const secret = credentials.scheme === "session" ? credentials.session : credentials.apiKey;
      const is = (known: string) => sameSecret(secret, known);
      if (is("away")) return { denied: "unavailable" };
      if (is("busy")) return { denied: "rate-limited", retryAfter: 3600 };
      if (is("writer")) return { principal: { writes: true } };
      return is("reader") ? { principal: { writes: false } } : { denied: "unauthorized" };
    },
  });
}
