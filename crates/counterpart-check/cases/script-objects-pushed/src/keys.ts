const SERVICES = [{ key: "github" }];
SERVICES.push({ key: "openai" });
export { SERVICES };
