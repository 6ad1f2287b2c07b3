export function run(key: string) {
  switch (key) { case "github": break; case "stripe": break; case "twilio_sid": break; }
  switch (key) { case "github": break; case "twilio_sid": break; }
}
