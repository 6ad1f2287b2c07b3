export function Settings({ keys }: { keys: string[] }) {
  const icon = useCallback((key: string) => {
    switch (key) {
      case "github": return 1;
      case "openai": return 2;
      case "stripe": return 3;
    }
  }, []);
  return keys.map(icon);
}
