export default ["github", "stripe", "twilio_sid"];
export const TWO = ["github", "stripe"];
