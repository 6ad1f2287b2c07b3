// What the dashboard knows of each service. A key that is added to the contract stops both of these
// from compiling until it has its place.

import type { ServiceKeyName } from "contracts/service-keys";

export type Section = "Code" | "Models" | "Messages" | "Money" | "Media";

/** The section of the settings page in which a key stands. */
export function section(name: ServiceKeyName): Section {
  switch (name) {
    case "github":
    case "supabase":
    case "vercel":
    case "sentry":
      return "Code";
    case "openai":
    case "anthropic":
      return "Models";
    case "twilio_sid":
    case "twilio_auth":
    case "resend":
    case "vapi":
      return "Messages";
    case "stripe":
      return "Money";
    case "cloudinary":
    case "pexels":
    case "midjourney":
      return "Media";
    default:
      return forgotten(name);
  }
}

function forgotten(name: never): never {
  throw new Error(`no section for ${String(name)}`);
}

/** The sign beside a key. */
export const SIGNS = {
  github: "🐙",
  supabase: "⚡",
  vercel: "▲",
  openai: "🌀",
  anthropic: "✳",
  stripe: "💳",
  twilio_sid: "☎",
  twilio_auth: "☎",
  resend: "✉",
  vapi: "🎙",
  sentry: "🛡",
  cloudinary: "☁",
  pexels: "📷",
  midjourney: "🎨",
} satisfies Record<ServiceKeyName, string>;
