interface Wide { id: string; fullName: string; legacy: number }
export type Row = Omit<Wide, "legacy" | "fullName"> & Partial<{ status: string }>;
