const OPTIONS = [{ key: "github", label: "GitHub" }, { key: "openai", label: "OpenAI" }];
export function Settings() {
  return (
    <select>
      <option value="">Choose one</option>
      {OPTIONS.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
      <option value="stripe">Stripe</option>
    </select>
  );
}
