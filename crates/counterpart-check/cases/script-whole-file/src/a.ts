export const LABELS = { github: "GitHub", openai: "OpenAI", stripe: "Stripe", twilio_sid: "Twilio" };

// Something else that has a field of the same name.
export interface Login {
  github: string;
  password: string;
  remember: boolean;
}

export function label(key: keyof typeof LABELS): string {
  return LABELS[key];
}

export function half(key: string): number {
  switch (key) {
    case "github":
      return 1;
    case "openai":
      return 2;
  }
  return 0;
}
