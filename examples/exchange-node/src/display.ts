// What the dashboard shows of the keys: never a key itself.

import { mask } from "contracts";
import {
  SERVICE_KEYS,
  SERVICE_KEY_INFO,
  type ServiceKeyDisplay,
  type ServiceKeyName,
  type ServiceKeysResponse,
} from "contracts/service-keys";
import { SIGNS, section } from "./services.js";

/** One key as the page shows it. */
export function display(name: ServiceKeyName, held: ServiceKeysResponse): ServiceKeyDisplay {
  const value = held[name] ?? null;
  return {
    name,
    configured: value !== null,
    masked: value === null ? null : mask(value),
    cliSupported: SERVICE_KEY_INFO[name].cliSupported,
  };
}

/** The page as text. */
export function show(held: ServiceKeysResponse): string {
  const rows = SERVICE_KEYS.map((name) => display(name, held)).map(
    ({ name, masked }) =>
      `  ${section(name).padEnd(9)} ${SIGNS[name]} ${SERVICE_KEY_INFO[name].label}: ${masked ?? "not set"}`,
  );
  return ["dashboard:", ...rows].join("\n");
}
