from liren.accounts.models.grant import BreakGlass, Role, RoleGrant
from liren.accounts.models.user import User

__all__ = ["BreakGlass", "Role", "RoleGrant", "User"]
