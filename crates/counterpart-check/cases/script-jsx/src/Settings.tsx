export default function Settings() {
  return (
    <Select>
      <Option value="github" label="GitHub" />
      <Option value={"openai"} label="openai" />
      {beta && <Option value="stripe" label="Stripe" />}
    </Select>
  );
}
