export interface Named { fullName: string | null }
