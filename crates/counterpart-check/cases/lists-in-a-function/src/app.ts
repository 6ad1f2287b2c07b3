export function both(key: string) {
  switch (key) { case "github": return 1; case "stripe": return 2; case "twilio_sid": return 3; }
  switch (key) { case "github": return 1; case "stripe": return 2; }
}
export function tested(key: string) {
  if (key === "github") console.log("our own");
  switch (key) { case "github": return 1; case "stripe": return 2; case "twilio_sid": return 3; }
}
export function chained(key: string) {
  if (key === "github") return 1;
  if (key === "stripe") return 2;
  log();
  if (key === "twilio_sid") return 3;
  return 0;
}
export function foreign(color: string) {
  switch (color) { case "red": return 1; case "green": return 2; }
}
export function inner() {
  function page(key: string) {
    switch (key) { case "github": return 1; case "stripe": return 2; }
  }
  return page;
}
export class Store {
  page(key: string) {
    switch (key) { case "github": return 1; case "stripe": return 2; case "twilio_sid": return 3; }
  }
}
declare function log(): void;
