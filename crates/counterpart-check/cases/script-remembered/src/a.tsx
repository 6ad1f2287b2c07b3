import { useMemo } from "react";
export function Picker() {
  const options = useMemo(() => [{ value: "github" }, { value: "openai" }, { value: "stripe" }], []);
  return <ul>{options.map((one) => <li key={one.value} />)}</ul>;
}
export function Half() {
  const options = useMemo(() => ["github", "openai"], [Picker]);
  return <ul>{options.map((one) => <li key={one} />)}</ul>;
}
