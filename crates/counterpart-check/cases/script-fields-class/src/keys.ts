class Base { id!: string }
export class Row extends Base {
  static table = "rows";
  #cache = 1;
  status?: string;
  constructor(readonly fullName: string) { super(); }
  save() {}
}
