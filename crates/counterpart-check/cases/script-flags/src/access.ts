type Role = "owner" | "manager" | "billing" | "member";

export const accessFlags = (role?: Role) => {
  const isOwner = role === "owner";
  const isManager = role === "manager";
  const isBilling = role === "billing";
  const isMember = role === "member";

  return {
    isManager,
    isOwner,
    isBilling,
    isMember,
  };
};

export function inline(role: Role) {
  return {
    isOwner: role === "owner",
    isManager: role === "manager",
    isBilling: role === "billing",
    isMember: role === "member",
  };
}

export const some = (role?: Role) => {
  const isOwner = role === "owner";
  const isManager = role === "manager";
  const isBilling = role === "billing";
  return { isOwner, isManager, isBilling };
};
