export default ["openai"];
