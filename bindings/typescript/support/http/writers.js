// How the bodies of requests are written. A writer gives `{ body }`, or the violations of the value.

const encoder = new TextEncoder();

export const checked = (check, write) => ({
  write: (value, random) => {
    const violations = check?.(value) ?? [];
    return violations.length > 0 ? { violations } : write(value, random);
  },
});

export const sendJson = (check) => checked(check, (value) => ({ body: JSON.stringify(value) }));

export const sendText = (check) => checked(check, (value) => ({ body: `${value}` }));

export const sendBytes = () => ({ write: (body) => ({ body }) });

export const sendLines = (check) => ({
  write: (items) => {
    const violations = items.flatMap((item) => [...(check?.(item) ?? [])]);
    return violations.length > 0 ? { violations } : { body: items.map((item) => `${JSON.stringify(item)}\n`).join("") };
  },
});

/** Bytes of a text. */
export const bytesOf = (text) => encoder.encode(text);
