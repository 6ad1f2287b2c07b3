export function Settings({ children }) {
  return <Select><Option value="github" /><Option value="openai" />{children}</Select>;
}
